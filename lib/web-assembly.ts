/** Compiled once a thread, as code that has run before is faster. */
const modules = new Map<string, WebAssembly.Module>();

/** A new instance of a module, with memory of its own. @param code the module in base64 */
export function instantiate(code: string, imports: WebAssembly.Imports = {}): WebAssembly.Exports {
  const module = modules.get(code) ?? new WebAssembly.Module(Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0)));
  modules.set(code, module);
  return new WebAssembly.Instance(module, imports).exports;
}
