import { expect, test } from 'vitest';
import { doubtsOf } from './doubts';
import { ingest } from './ingest';
import { MemorySink, memorySource } from './memory';

const doubts = (text: string) => {
  const { understanding } = ingest(memorySource(Buffer.from(text)), new MemorySink(), new MemorySink(), {}, () => {});
  return doubtsOf(understanding);
};

test.each([
  ['clear', 'date,product,quantity,price\n2024-03-13,Tea,1,2.5\n', []],
  ['dates that read both ways', 'date,product,quantity,price\n03/04/2024,Tea,1,2.5\n', ['DATE_AMBIGUOUS']],
  [
    'a column whose name only resembles one',
    'date,drink names,product desc,quantity,price\n2024-03-13,x,Tea,1,2.5\n',
    ['LOW_CONFIDENCE'],
  ],
  [
    'a third of the rows sent back',
    'date,product,quantity,price\n2024-03-13,Tea,1,2\n2024-03-13,Tea,1,2\n2024-03-13,,1,2\n',
    ['MANY_REJECTED'],
  ],
])('%s', (_name, text, expected) => expect(doubts(text)).toEqual(expected));
