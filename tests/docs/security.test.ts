import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAt, root } from './pages.ts';

/** The rows of a table whose first cell matches, as cells. */
const rowsOf = (isRow: (line: string) => boolean): string[][] =>
  pageAt('docs/security.md')
    .text.split('\n')
    .filter(isRow)
    .map((line) => line.split('|').map((cell) => cell.trim()));

const namesTests = (subject: string, tests: string): void => {
  const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  expect(named, subject).not.toEqual([]);
  for (const name of named) expect(existsSync(join(root, `tests/${name}.test.ts`)), name).toBe(true);
};

test('every threat of docs/security.md names tests that there are', () => {
  const rows = rowsOf((line) => line.startsWith('| **'));
  expect(rows.length).toBeGreaterThan(10);
  for (const [, threat = '', , tests = ''] of rows) namesTests(threat, tests);
});

test('every finding of the attack is fixed or refused for a reason, and names tests that there are', () => {
  const rows = rowsOf((line) => /^\| [a-zA-Z].*\| (?:fixed|open|kept|not checked)/.test(line));
  // Four high ones, five medium ones of which one is three, and the low ones.
  expect(rows.length).toBeGreaterThanOrEqual(16);
  for (const [, finding = '', state = '', tests = ''] of rows) {
    expect(state, finding).toMatch(/^(?:fixed|kept): .+/);
    namesTests(finding, tests);
  }
});
