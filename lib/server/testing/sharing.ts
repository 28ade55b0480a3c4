import { createShare } from '../../api/shares';
import type { Client } from './server';

interface Made {
  id: string;
  token: string;
  url: string;
}

/** The JSON of a request that is expected to succeed. */
export async function ask(client: Client, path: string, body?: object, method = 'POST') {
  const init =
    body === undefined ? {} : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await client(path, init);
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

/** A link to a dataset. */
export async function makeLink(client: Client, dataset: string, settings: object = {}): Promise<Made> {
  const { id, token, url } = createShare.output.parse(
    await ask(client, '/api/shares', { dataset, name: 'For the owner', ...settings }),
  );
  return { id, token, url };
}
