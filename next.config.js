/** The predecessor's endpoints answered at the root; they still do. */
const predecessorPaths = ['upload-data', 'data-summary', 'current-analysis', 'market-basket-analysis'];

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types; a start on a fresh clone need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@duckdb/node-api', '@electric-sql/pglite', 'pglite-prisma-adapter', 'pg'],
  rewrites: async () => predecessorPaths.map((name) => ({ source: `/${name}`, destination: `/api/${name}` })),
};
