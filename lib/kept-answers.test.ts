import { expect, test, vi } from 'vitest';
import { KeptAnswers } from './kept-answers';

/** Answers with a number of rows, and counts how often it is asked. */
function rowsOf(count: number) {
  return vi.fn(async () => Array.from({ length: count }, () => 0));
}

const weighed = (forget?: (answer: Promise<number[]>) => void) =>
  new KeptAnswers<number[]>({ max: 100, maxSize: 10, sizeOf: (rows) => rows.length, ...(forget && { forget }) });

test('who asks while an answer is worked out gets the same one, and so does who asks later', async () => {
  const answers = weighed();
  const ask = rowsOf(2);
  const [first, second] = await Promise.all([answers.find('a', ask), answers.find('a', ask)]);
  expect(second).toBe(first);
  expect(await answers.find('a', ask)).toBe(first);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('answers weigh what they hold: the least used ones make room, and whoever keeps something for them is told', async () => {
  const forgotten: number[] = [];
  const answers = weighed(async (answer) => forgotten.push((await answer).length));
  const [four, five] = [rowsOf(4), rowsOf(5)];
  await answers.find('four', four);
  await answers.find('five', five);
  await answers.find('four', four);
  await answers.find('three', rowsOf(3));
  await vi.waitFor(() => expect(forgotten).toEqual([5]));
  await answers.find('four', four);
  expect(four).toHaveBeenCalledTimes(1);
  await answers.find('five', five);
  expect(five).toHaveBeenCalledTimes(2);
});

test('an answer with another stamp is out of date', async () => {
  const answers = new KeptAnswers<string>({ max: 10 });
  expect(await answers.find('a', async () => 'old', 1)).toBe('old');
  expect(await answers.find('a', async () => 'new', 2)).toBe('new');
  expect(await answers.find('a', async () => 'never', 2)).toBe('new');
});

test('what fails is asked again', async () => {
  const answers = new KeptAnswers<string>({ max: 10 });
  await expect(answers.find('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await answers.find('a', async () => 'back')).toBe('back');
});
