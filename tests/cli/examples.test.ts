import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { everyCommand, pathOf } from '../../cli/lib/command-tree.ts';
import { createProgram } from '../../cli/program.ts';
import { datelineHere } from './command.ts';
import { parsedCommand as read } from './parsed-command.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');
const examples = [...page.matchAll(/^npx dateline (.+)$/gm)].map((match) =>
  // What is a remark, or goes into a file.
  (match[1] ?? '').replace(/ +[#>].*$/, ''),
);

test.each(examples)('the manual can be typed as it stands: dateline %s', async (line) => {
  expect(line.startsWith(await read(line))).toBe(true);
});

test('the manual has an example of every command', async () => {
  const shown = new Set(await Promise.all(examples.map(read)));
  const all: string[] = [];
  everyCommand(createProgram(), (command) => {
    if (command.parent && command.commands.length === 0) all.push(pathOf(command));
  });
  expect(all.filter((path) => !shown.has(path))).toEqual([]);
  expect(all.length).toBeGreaterThan(25);
});

test('a line that is no command of the manual is not read as one', async () => {
  await expect(read('articles submitt story.txt')).rejects.toThrow(/unknown command 'submitt'/);
  await expect(read('dead-letters show letters')).rejects.toThrow(/choices/);
  await expect(read('agencies add north-wire')).rejects.toThrow(/missing required argument 'name'/);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(await datelineHere(['--version'])).toEqual({ code: 0, out: version, err: '' });
  expect(await datelineHere(['-V'])).toEqual({ code: 0, out: version, err: '' });
});

test('docs/cli.md names every act that is put on record', () => {
  const root = resolve(import.meta.dirname, '../..');
  const [, list = ''] = /^- `act` names ([\s\S]*?)\n(?=- )/m.exec(page) ?? [];
  const groups = list.split(';');
  const acts = globSync('cli/**/*.ts', { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .flatMap((source) => source.split('\n').filter((line) => /\bact\b/.test(line)))
    .flatMap((line) => [...line.matchAll(/'([a-z]+)\.([a-z-]+)'/g)])
    .map(([, kind = '', verb = '']) => ({ kind, verb }));
  const unnamed = acts.filter(
    ({ kind, verb }) =>
      !groups.some(
        (group) =>
          group.includes(`\`${kind}.${verb}\``) ||
          (group.includes(`\`${kind}.\``) && group.includes(`\`${verb}\``)),
      ),
  );
  expect(acts.length).toBeGreaterThan(20);
  expect(unnamed).toEqual([]);
});
