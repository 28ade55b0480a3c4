import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A worker thread of a source file: Node reads TypeScript with the help of tsx, as the build would do it for a server. */
export function startTypescript(file: URL, options: WorkerOptions = {}): Worker {
  const bootstrap = `import('tsx/esm/api').then(({ register }) => { register(); return import('${file.href}'); });`;
  return new Worker(bootstrap, { ...options, eval: true, execArgv: ['--conditions=react-server'] });
}
