import { openApi } from '@/lib/api/openapi';

/** Written out once, when Shelfwise is built: to describe all contracts takes a hundred times as long as to send that. */
export const dynamic = 'force-static';

/** Asked for anew after a while, as another version describes others. */
const headers = { 'cache-control': 'public, max-age=300' };

export const GET = () => Response.json(openApi(), { headers });
