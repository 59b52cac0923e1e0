import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAt, root } from './pages.ts';

test('every threat of docs/security.md names tests that there are', () => {
  const rows = pageAt('docs/security.md')
    .text.split('\n')
    .filter((line) => line.startsWith('| **'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(10);
  for (const [, threat = '', , tests = ''] of rows) {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(named, threat).not.toEqual([]);
    for (const name of named) expect(existsSync(join(root, `tests/${name}.test.ts`)), name).toBe(true);
  }
});
