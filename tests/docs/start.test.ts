import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Fence, fencesOf, pageAt, root } from './pages.ts';
import { DocShell, shows } from './shell.ts';

/**
 * The pages that a newcomer follows, pasted block by block. `sh start` is done once for all, `sh aws` needs an account
 * (commands.test.ts reads these). What takes a moment waits by itself, as it must for a reader.
 */
const pages = ['README.md', 'docs/start-agency.md', 'docs/start-subscriber.md', 'docs/start-operator.md'];

const documentedAddress = 'http://127.0.0.1:8080';
const folder = mkdtempSync(join(tmpdir(), 'dateline-start-'));
let desk: ChildProcess;
let address = '';

beforeAll(async () => {
  // A checkout without the data of its owner.
  for (const name of readdirSync(root))
    if (name !== 'data' && name !== '.git') symlinkSync(join(root, name), join(folder, name));
  desk = spawn('npm', ['start', '--', '--port', '0'], { cwd: folder, detached: true });
  let output = '';
  address = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const [, running] = /Dateline is running at (\S+)[\s\S]*Ctrl-C/.exec(output) ?? [];
      if (running !== undefined) resolve(running);
    };
    desk.stdout?.on('data', take);
    desk.stderr?.on('data', take);
    desk.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
});

afterAll(async () => {
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  // npm and the desk are one group.
  if (desk.pid !== undefined) process.kill(-desk.pid, 'SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** The environment of somebody who has just opened a terminal. */
const fresh = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_COMPILE_CACHE'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  );

/** The output that the page shows below a block, or nothing. */
const shownBelow = (fences: readonly Fence[], index: number): string =>
  fences[index + 1]?.words[0] === 'output' ? (fences[index + 1]?.content ?? '') : '';

/**
 * Runs the command as npx does, without npm: finding out that it is the command of this folder takes npm longer than the
 * command. The first one on a page is run by npx itself.
 */
const quickNpx = `npx() {
  if [ "$1" = dateline ]; then shift; PATH="${join(root, 'node_modules/.bin')}:$PATH" node cli/bin.js "$@"
  else command npx "$@"; fi
}`;

async function paste(shell: DocShell, fence: Fence, expected: string): Promise<void> {
  const commands = fence.content.replaceAll(documentedAddress, address);
  const { output, failed } = await shell.run(commands);
  if (failed.length > 0 || !shows(output, expected))
    throw new Error(`${commands}\nfailed: ${failed.join('; ')}\nexpected: ${expected}\nshowed: ${output}`);
}

describe.each(pages)('%s', (path) => {
  const fences = fencesOf(pageAt(path));

  test('everything on it can be pasted, and shows what it says', async () => {
    const shell = new DocShell(folder, fresh());
    try {
      for (const [index, fence] of fences.entries()) {
        if (fence.language === 'js' && fence.words[0] === 'poller')
          writeFileSync(join(folder, 'poll.mjs'), fence.content);
        if (fence.language !== 'sh' || fence.words.some((word) => ['start', 'aws', 'run'].includes(word)))
          continue;
        // It would install into the checkout that runs this test.
        if (/\bnpm (?:ci|cit|i|install)\b/.test(fence.content))
          throw new Error(`a block that installs is marked \`start\`: ${fence.content}`);
        await paste(shell, fence, shownBelow(fences, index));
        if (fence.content.includes('npx dateline')) await shell.run(quickNpx);
      }
    } finally {
      shell.stop();
    }
  });
});
