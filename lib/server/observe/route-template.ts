import 'server-only';
import { marketBasketAnalysis } from '../../api/basket';
import { uploadData } from '../../api/ingest';
import { contracts } from '../../api/openapi';
import { currentAnalysis, dataSummary } from '../../api/summary';
import { once } from '../once';

/** Endpoints that answer at the root, too. */
const atRoot = new Set([uploadData, dataSummary, currentAnalysis, marketBasketAnalysis].map(({ path }) => path));

/** What is no endpoint of a contract: pages, whose path may hold a secret, files and sign-in. */
const others: readonly [RegExp, string][] = [
  [/^\/api\/auth\//, '/api/auth/*'],
  [/^\/api\/openapi\.json$/, '/api/openapi.json'],
  [/^\/_next\//, '/_next/*'],
  [/^\/d\//, '/d/*'],
  [/^\/s\//, '/s/*'],
  [/^\/account(\/|$)/, '/account'],
  [/^\/$/, '/'],
];

const templates = once('route-templates', () => {
  // In order, so that a name comes before whatever may stand in its place: `{` is after all letters.
  const paths = [...new Set(contracts.map(({ path }) => path))].sort();
  return paths.map((path): [RegExp, string] => [
    new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    path,
  ]);
});

/** The route that answers a URL, without what stands in it: one of a fixed list, `other` where none does. */
export function routeTemplate(url: string): string {
  const [path = ''] = url.split('?', 1);
  const endpoint = atRoot.has(`/api${path}`) ? `/api${path}` : path;
  return [...templates(), ...others].find(([pattern]) => pattern.test(endpoint))?.[1] ?? 'other';
}
