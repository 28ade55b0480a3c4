const instances = new Map<string, unknown>();
const registry = globalThis as { shelfwise?: Map<string, unknown> };
registry.shelfwise ??= instances;

/**
 * The one instance of something in this process, made at first use. It lives on `globalThis`, as the bundler may load a
 * module once for the start-up hook and again for the route handlers.
 */
export function once<T>(name: string, make: () => T): () => T {
  return () => {
    const made = registry.shelfwise?.get(name);
    if (made !== undefined) return made as T;
    const instance = make();
    registry.shelfwise?.set(name, instance);
    return instance;
  };
}
