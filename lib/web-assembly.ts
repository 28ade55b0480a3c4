/** Compiled once a thread, as code that has run before is faster. */
const modules = new Map<string, WebAssembly.Module>();

/** What a module exports: its memory, and numbers by their names. */
export type Exported<Name extends string> = { memory: WebAssembly.Memory } & Record<Name, WebAssembly.Global<'i32'>>;

/** A new instance of a module that exports this, with memory of its own. @param code the module in base64 */
export function instantiate<Exports>(code: string, imports: WebAssembly.Imports = {}): Exports {
  const module = modules.get(code) ?? new WebAssembly.Module(Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0)));
  modules.set(code, module);
  return new WebAssembly.Instance(module, imports).exports as unknown as Exports;
}
