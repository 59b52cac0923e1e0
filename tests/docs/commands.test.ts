import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsedCommand } from '../cli/parsed-command.ts';
import { commandPages, isShell, marks } from './blocks.ts';
import { fencesOf, root } from './pages.ts';
import { DocShell, shows } from './shell.ts';

/** Commands of all pages are what their programs take, those too that pasted.test.ts cannot run. */
const pages = commandPages();
const blocks = pages.flatMap((page) =>
  fencesOf(page)
    .filter(isShell)
    .map((fence) => ({ path: page.path, fence })),
);

/** Commands of a block, one a line: continued lines are joined, remarks, prompts and documents are left out. */
const commandsOf = (content: string): string[] =>
  content
    .replaceAll(/\\\n\s*/g, ' ')
    .replaceAll(/<<'(\w+)'[\s\S]*?^\1$/gm, '')
    .split(/\n|&& |; |\$\((?=npx|npm|dateline)/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim());
const commands = blocks.flatMap(({ path, fence }) =>
  commandsOf(fence.content).map((command) => ({ path, command })),
);
/** Those of one program, by what stands before its arguments. */
const argumentsOf = (start: RegExp): { path: string; args: string }[] =>
  commands.flatMap(({ path, command }) => {
    const [, args] =
      new RegExp(`^(?:export \\w+=|\\w+=)?(?:\\S*\\()?${start.source} ?(.*)$`).exec(command) ?? [];
    if (args === undefined) return [];
    // A variable stands for an id that the reader has.
    const given = args.replace(/"\$([A-Z]+)"/g, (_whole, name: string) => name.toLowerCase());
    return [{ path, args: given.replace(/\)?(?: [|>].*)?$/, '') }];
  });

describe('commands of the pages', () => {
  test('every block of commands is a script that bash reads', () => {
    for (const { path, fence } of blocks) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: fence.content, encoding: 'utf8' });
      expect({ status, stderr }, `${path}: ${fence.content}`).toEqual({ status: 0, stderr: '' });
    }
  });

  test('every block says what it is, and why it is not pasted where it is not', () => {
    const said = pages.flatMap((page) =>
      fencesOf(page).map(({ language, words, content }) => ({
        block: `${page.path}: ${content.slice(0, 60)}`,
        language,
        unknown: language === 'sh' ? words.filter((word) => !(word in marks)) : [],
      })),
    );
    expect(said.filter(({ language }) => language === '')).toEqual([]);
    expect(said.filter(({ unknown }) => unknown.length > 0)).toEqual([]);
    const used = new Set(blocks.flatMap(({ fence }) => fence.words));
    expect([...used].sort()).toEqual(Object.keys(marks).sort());
  });

  test('every command of dateline is one', async () => {
    const found = argumentsOf(/(?:npx dateline|npm run dateline --|dateline)/);
    expect(found.length).toBeGreaterThan(60);
    for (const { path, args } of found)
      await expect(parsedCommand(args), `${path}: dateline ${args}`).resolves.toMatch(/\w|^$/);
  });

  test('every script of npm is one', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const found = argumentsOf(/npm run/);
    expect(found.length).toBeGreaterThan(10);
    for (const { path, args } of found)
      expect(Object.keys(scripts), `${path}: npm run ${args}`).toContain(
        args.split(' ').find((one) => !one.startsWith('-')),
      );
  });

  test('cdk knows every command and option', () => {
    const found = argumentsOf(/npx cdk/).map(({ path, args }) => ({ path, words: args.split(/\s+/) }));
    const names = new Set(found.map(({ words: [name = ''] }) => name));
    for (const name of names) {
      const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
      const { stdout } = spawnSync(process.execPath, [cdk, name, '--help'], {
        encoding: 'utf8',
        cwd: tmpdir(),
      });
      const known = new Set(stdout.match(/(?<=^ +(?:.*, )?)-{1,2}[\w-]+/gm));
      for (const { path, words } of found.filter(({ words: [first] }) => first === name))
        for (const option of words.filter((word) => word.startsWith('-')))
          expect([...known], `${path}: cdk ${words.join(' ')}`).toContain(option.split('=')[0]);
    }
    expect(names.size).toBeGreaterThan(2);
  });

  test('files that are copied or read are there', () => {
    const read = commands.flatMap(({ path, command }) =>
      [...command.matchAll(/^cp (\S+)|@(tests\/\S+)|vitest run (tests\/\S+)/g)].map((match) => ({
        path,
        file: match.slice(1).find(Boolean) ?? '',
      })),
    );
    expect(read.length).toBeGreaterThan(2);
    for (const { path, file } of read) expect(existsSync(join(root, file)), `${path}: ${file}`).toBe(true);
  });
});

describe('the shell of the tests', () => {
  test('reports what fails, keeps what was set, and says when bash ends', async () => {
    const shell = new DocShell(tmpdir(), { PATH: process.env.PATH });
    expect(await shell.run('NAME=desk\necho "$NAME"')).toEqual({ output: 'desk\n', failed: [] });
    expect(await shell.run('false\ncat /none | sort\necho "$NAME"')).toEqual({
      output: 'cat: /none: No such file or directory\ndesk\n',
      failed: ['false', expect.stringMatching(/sort|cat/)],
    });
    await expect(shell.run('exit 3')).rejects.toThrow('bash ended with 3');
  });

  test('looks for lines in their order', () => {
    expect(shows('one\ntwo "a" 3\nthree\n', 'one\ntwo … 3\n')).toBe(true);
    expect(shows('two\none\n', 'one\ntwo\n')).toBe(false);
    expect(shows('one…', 'one.')).toBe(false);
  });
});
