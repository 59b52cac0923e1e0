import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const entries = ['local/main.js', 'cli/bin.js'];
let folder: string;

/** A copy of the entries alone, in front of a program that prints how it was run. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-launch-'));
  for (const file of [...entries, 'cli/launch.js', 'package.json'])
    cpSync(join(root, file), join(folder, file));
  for (const entry of entries) {
    const program = 'console.log(process.versions.node, ...process.argv.slice(2)); process.exitCode = 3;';
    writeFileSync(join(folder, entry.replace(/\/.*/, '/main.ts')), program);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (entry: string, nodeVersion?: string) => {
  const fake = `Object.defineProperty(process, 'versions', { value: { node: '${nodeVersion}' } })`;
  const preload = nodeVersion === undefined ? [] : ['--import', `data:text/javascript,${fake}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, entry, '--port', '0'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

test.each(entries)('%s runs the program with its arguments and exit code', (entry) => {
  expect(run(entry)).toMatchObject({ status: 3, stdout: `${process.versions.node} --port 0` });
});

test.each(entries)('%s says which Node to install when it is too old', (entry) => {
  expect(run(entry, '20.11.0')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'dateline: Node 20.11.0 is too old; install Node 24 or newer',
  });
});

test.each(entries)('%s uses the installed Node when its own is too old', (entry) => {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node_modules/.bin/node'));
  expect(run(entry, '20.11.0')).toMatchObject({ status: 3, stdout: `${process.versions.node} --port 0` });
});
