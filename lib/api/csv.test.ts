import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toCsv } from './csv';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '🍰 "cake", fresh',
  'شاي بالنعناع',
  'two\nlines',
  'x'.repeat(200),
];

test('what looks like a formula is defused in header and cells, numbers are not', () => {
  const rows = [
    ['name', '@change'],
    ["=cmd|' /C calc'!A0", -3.5],
    ['＝1+1', null],
  ];
  expect(toCsv(rows)).toBe("\uFEFFname,'@change\r\n'=cmd|' /C calc'!A0,-3.5\r\n'＝1+1,\r\n");
});

test('every other name is read back as it was', () => {
  const rows = ['name', ...hostile].map((name) => [name]);
  expect(Papa.parse(toCsv(rows).slice(1), { skipEmptyLines: true }).data).toEqual(rows);
});
