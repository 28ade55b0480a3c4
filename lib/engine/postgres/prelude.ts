/** Schema of the words, which goes before `pg_catalog` on the search path. */
export const wordsSchema = 'analytics';

/** Marks that accents are once a letter is taken apart. */
const marks = '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]';

/** A text of all alphabets in small letters needs a collation that knows them; the first of these that a server has. */
export const foldingCollations = ['pg_c_utf8', 'und-x-icu', 'C.utf8', 'C.UTF-8'];

/**
 * SQL that gives DuckDB's words their meaning in PostgreSQL 14 or newer, as far as questions use them. It can be run again.
 * @param collation one of `foldingCollations`, null where the server has none: then only ASCII letters are folded
 * @param hasAnyValue PostgreSQL 16 has the aggregate itself
 */
export function prelude(collation: string | null, hasAnyValue: boolean): string {
  const folding = collation === null ? '' : `COLLATE "${collation}"`;
  const one = (signature: string, result: string, body: string) =>
    `CREATE OR REPLACE FUNCTION ${wordsSchema}.${signature} RETURNS ${result}
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT ${body} $body$;`;
  return [
    `CREATE SCHEMA IF NOT EXISTS ${wordsSchema};`,
    one('lower(text)', 'text', `pg_catalog.lower($1 ${folding}) COLLATE "C"`),
    one('strip_accents(text)', 'text', `normalize(regexp_replace(normalize($1, NFD), '${marks}', '', 'g'), NFC)`),
    one('bit_count(bigint)', 'bigint', 'pg_catalog.bit_count(CAST($1 AS bit(64)))'),
    hasAnyValue ? '' : anyValue,
  ].join('\n');
}

const anyValue = `
CREATE OR REPLACE FUNCTION ${wordsSchema}.first_of(anyelement, anyelement) RETURNS anyelement
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT $1 $body$;
CREATE OR REPLACE AGGREGATE ${wordsSchema}.any_value(anyelement) (
  sfunc = ${wordsSchema}.first_of, combinefunc = ${wordsSchema}.first_of, stype = anyelement, parallel = safe);`;
