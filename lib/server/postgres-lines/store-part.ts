import 'server-only';
import { once as onceEmitted } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SaleLines } from '../../engine/engine';
import { within } from './lines-pool';
import { eachRows, tableColumns } from './part-rows';

/** The numbers of stored parts, by their hashes. */
export async function numbersOf(pool: Pool, hashes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ sha256: string; id: number }>(
    'SELECT sha256, id FROM sale_part WHERE sha256 = ANY($1)',
    [hashes],
  );
  return new Map(rows.map(({ sha256, id }) => [sha256, id]));
}

/**
 * Copies the lines of a part into the table, once, however many do so at a time. Rows that no import names yet are harmless:
 * nobody asks for them, and the same part finds them again.
 * @param lines the part alone
 * @returns its number
 */
export async function storePart(pool: Pool, sha256: string, lines: SaleLines): Promise<number> {
  return within(await pool.connect(), async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [sha256]);
    const known = await client.query<{ id: number }>('SELECT id FROM sale_part WHERE sha256 = $1', [sha256]);
    if (known.rows[0] !== undefined) return known.rows[0].id;
    const made = await client.query<{ id: number }>('INSERT INTO sale_part (sha256) VALUES ($1) RETURNING id', [
      sha256,
    ]);
    const id = made.rows[0]?.id ?? 0;
    const stream = client.query(copyFrom(`COPY sale_line (${tableColumns}) FROM STDIN WITH (FORMAT csv)`));
    const copied = finished(stream);
    copied.catch(() => {});
    try {
      await eachRows(lines, id, async (csv) => {
        if (!stream.write(csv)) await Promise.race([onceEmitted(stream, 'drain'), copied]);
      });
      stream.end();
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
    await copied;
    return id;
  });
}
