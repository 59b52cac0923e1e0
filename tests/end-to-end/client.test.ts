import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fencesOf, pageAt, root } from '../docs/pages.ts';
import { sharedDesk, type TestDesk } from '../local-stack.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'dateline-client-'));
/** The generator and its compiler, which are older than ours: see tests/openapi/client/package.json. */
const tools = createRequire(join(root, 'tests/openapi/client/package.json'));
const bin = (name: string, file: string): string => {
  const entry = tools.resolve(name);
  return join(entry.slice(0, entry.lastIndexOf(`${name}/`) + name.length), file);
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('client');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the client of docs/api.md compiles against the generated types and sends a story', async () => {
  const program = fencesOf(pageAt('docs/api.md')).find(({ words }) => words[0] === 'client')?.content ?? '';
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'send.ts'), program);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  await run(process.execPath, [
    bin('openapi-typescript', 'bin/cli.js'),
    `${desk.stack.url}/v1/openapi.json`,
    '-o',
    join(folder, 'dateline.ts'),
  ]);
  const options =
    '--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module nodenext --moduleResolution nodenext';
  const compiled = await run(
    process.execPath,
    [
      join(dirname(bin('typescript', 'lib')), 'bin/tsc'),
      ...options.split(' '),
      '--allowImportingTsExtensions',
      '--types',
      'node',
      'send.ts',
    ],
    { cwd: folder },
  ).catch((error: { stdout: string }) => error);
  expect(compiled.stdout).toBe('');

  const sent = await run(process.execPath, ['send.ts'], {
    cwd: folder,
    env: { ...process.env, DATELINE_URL: desk.stack.url, DATELINE_KEY: desk.key },
  });
  expect(sent.stdout).toMatch(/^would be accepted\nis accepted done [\da-f-]{36}\n$/);
});
