import { startCluster } from './postgres';

/** One Postgres for all tests of a run, unless TEST_DATABASE_URL names one; every server gets a database of its own in it. */
export default async function setup(): Promise<(() => void) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const cluster = await startCluster();
  if (cluster === null) throw new Error('There is no Postgres here: install one, or name one by TEST_DATABASE_URL.');
  process.env.TEST_DATABASE_URL = cluster.url;
  return cluster.remove;
}
