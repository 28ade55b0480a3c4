/** The predecessor's endpoints answered at the root; they still do. */
const predecessorPaths = ['upload-data', 'data-summary', 'current-analysis', 'market-basket-analysis'];

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
];

/** The address of a share link is a secret: nobody is told it, and nothing that it shows is kept. */
const unseen = [
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Cache-Control', value: 'no-store' },
];

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types; a start on a fresh clone need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@duckdb/node-api', '@electric-sql/pglite', 'pglite-prisma-adapter', 'pg'],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // Browsers ask for it again whenever the address changes, so at each choice of a filter.
    { source: '/icon.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }] },
    { source: '/s/:path*', headers: unseen },
    { source: '/:path*', has: [{ type: 'query', key: 'share' }], headers: unseen },
  ],
  rewrites: async () => predecessorPaths.map((name) => ({ source: `/${name}`, destination: `/api/${name}` })),
};
