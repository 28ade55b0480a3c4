/** The layers of the README: imports only point down, and capabilities never import each other. */
const capabilities = ['ingest', 'summary', 'basket', 'forecast', 'segments'];
const test = '\\.test\\.tsx?$|/testing/';

const below = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: '^(app|lib)/', pathNot: allowed },
});

/** What every layer may use. */
const foundations = '^lib/(errors|kept-answers|memory|random|web-assembly)\\.ts$';

/** A package, a built-in module or the environment that one layer owns. */
const owned = (name, target, owner) => ({
  name,
  severity: 'error',
  from: { path: '^(app|lib)/', pathNot: [owner, test] },
  to: target,
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    below('foundations-import-nothing', foundations, '^$'),
    below('sales-is-pure', '^lib/sales/', ['^lib/sales/', foundations]),
    below('ml-knows-no-sales', '^lib/ml/', ['^lib/ml/', foundations]),
    below('engine-knows-sale-lines-only', '^lib/engine/', ['^lib/engine/', '^lib/sales/', foundations]),
    ...capabilities.map((name) =>
      below(`${name}-stands-alone`, `^lib/${name}/`, [`^lib/${name}/`, '^lib/(engine|ml|sales)/', foundations]),
    ),
    below('api-holds-contracts-only', '^lib/api/', [
      '^lib/api/',
      '^lib/(ingest|summary|basket|forecast|segments|sales)/',
      foundations,
    ]),
    below('server-knows-no-pages', '^lib/server/', '^lib/'),
    {
      name: 'pages-reach-the-server-through-the-api',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/api/.*route\\.ts$', test] },
      to: { path: '^lib/server/' },
    },
    owned('only-engine-imports-duckdb', { path: '@duckdb' }, '^lib/engine/'),
    owned(
      'only-server-imports-the-database',
      { path: '(@prisma/|pglite|/pg/|better-auth)' },
      '^(lib/server/|app/_hooks/)',
    ),
    owned(
      'only-server-touches-the-machine',
      { path: '^(node:)?(fs|worker_threads|child_process|os|net)(/|$)' },
      '^lib/server/',
    ),
    owned('only-components-draw-charts', { path: 'recharts' }, '^app/_components/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|lib/server/generated)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
