import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Answer {
  seconds: number;
  body: string;
}

/** An HTTP client of one server on loopback that keeps its cookies and its connection. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly cookies = new Map<string, string>();

  constructor(private readonly port: number) {}

  /** The time runs from the first byte sent to the last byte received. */
  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, headers, []);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, {}, []);
  }

  post(path: string, headers: Record<string, string | number>, body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    return this.send('POST', path, headers, body);
  }

  close(): void {
    this.agent.destroy();
  }

  /** As a Cookie header has it. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async send(
    method: string,
    path: string,
    headers: Record<string, string | number>,
    body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<Answer> {
    const start = performance.now();
    const sent = request({
      host: '127.0.0.1',
      port: this.port,
      method,
      path,
      agent: this.agent,
      headers: { ...headers, ...(this.cookies.size > 0 && { cookie: this.cookie }) },
    });
    const received = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.once('error', reject);
    });
    const [response] = await Promise.all([received, pipeline(Readable.from(body), sent)]);
    this.keepCookies(response.headers['set-cookie'] ?? []);
    const text = (await response.setEncoding('utf8').toArray()).join('');
    const seconds = (performance.now() - start) / 1000;
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
    return { seconds, body: text };
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}
