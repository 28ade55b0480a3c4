import { expect, test } from 'vitest';
import { Writes } from './writes';

const tables = ['dataset', 'import'];
const insert = 'INSERT INTO "public"."import" ("id","datasetId","bytes") VALUES ($1,$2,$3)';

function writesTo(): Writes {
  const writes = new Writes();
  writes.follow([
    { parent: 'dataset', child: 'import', onDelete: true, onUpdate: false },
    { parent: 'blob', child: 'import', onDelete: false, onUpdate: true },
  ]);
  return writes;
}

/** Whether what was read about "mine", and about nothing in particular, is out of date after a statement. */
function outdates(sql: string, args: unknown[] = []): [boolean, boolean] {
  const writes = writesTo();
  const before = [writes.stampOf(tables, 'mine'), writes.stampOf(tables)];
  writes.note([{ sql, args }]);
  return [writes.stampOf(tables, 'mine') !== before[0], writes.stampOf(tables) !== before[1]];
}

test('a row that is added counts for what is asked about one of its values', () => {
  expect(outdates(insert, ['i1', 'mine', 7])).toEqual([true, true]);
  expect(outdates(insert, ['i1', 'theirs', null])).toEqual([false, true]);
  expect(outdates(insert, ['i1', ['theirs', 'mine'], null])).toEqual([true, true]);
  expect(outdates(`${insert} ON CONFLICT ("id") DO UPDATE SET "bytes" = $3`, ['i1', 'theirs', 7])).toEqual([
    true,
    true,
  ]);
});

test('what is changed or deleted counts for all that is asked of its table and of those that follow', () => {
  expect(outdates('UPDATE "public"."import" SET "bytes" = $1 WHERE "id" = $2', [1, 'theirs'])).toEqual([true, true]);
  expect(outdates('DELETE FROM "public"."dataset" WHERE "id" = $1', ['theirs'])).toEqual([true, true]);
  expect(outdates('DELETE FROM "public"."blob" WHERE "sha256" = $1', ['mine'])).toEqual([false, false]);
  expect(outdates('UPDATE "public"."blob" SET "sha256" = $1', ['mine'])).toEqual([true, true]);
  expect(outdates('INSERT INTO "public"."session" ("id") VALUES ($1)', ['mine'])).toEqual([false, false]);
});

test('what cannot be read from a statement counts for everything', () => {
  expect(outdates('WITH gone AS (DELETE FROM "public"."session" RETURNING id) SELECT 1')).toEqual([true, true]);
  expect(outdates('TRUNCATE "session"')).toEqual([true, true]);
  expect(outdates('SELECT "public"."import"."id" FROM "public"."import"')).toEqual([false, false]);
});
