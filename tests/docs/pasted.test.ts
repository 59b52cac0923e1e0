import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandPages, isPasted } from './blocks.ts';
import { DatelineHere } from './dateline-here.ts';
import { type DocDesk, freshEnvironment, startDesk } from './desk.ts';
import { type Fence, fencesOf, pageAt } from './pages.ts';
import { everyPage, preparations } from './reference.ts';
import { DocShell, shows } from './shell.ts';

/**
 * All pages, pasted block by block, but for blocks with a mark (blocks.ts). What takes a moment waits by itself, as it
 * must for a reader.
 */
const newcomers = ['README.md', 'docs/start-agency.md', 'docs/start-subscriber.md', 'docs/start-operator.md'];
/** cli.md makes the agency of the other examples. */
const reference = [
  'docs/cli.md',
  ...commandPages()
    .filter((page) => fencesOf(page).some(isPasted))
    .map(({ path }) => path)
    .filter((path) => path !== 'docs/cli.md' && !newcomers.includes(path)),
];

const documentedAddress = 'http://127.0.0.1:8080';
const documentedReceiver = 'https://post.example/dateline';
const here = new DatelineHere();
let desk: DocDesk;
let receiver: Server;
let leadHere = '';

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const challenge = new URL(request.url ?? '', 'http://receiver').searchParams.get('hub.challenge');
    request.resume().on('end', () => response.end(challenge ?? ''));
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  leadHere = await here.start();
  desk = await startDesk();
  for (const page of commandPages()) save(fencesOf(page));
});

afterAll(async () => {
  await desk.stop();
  await here.stop();
  receiver.close();
});

/** The output that the page shows below a block, or nothing. */
const shownBelow = (fences: readonly Fence[], index: number): string =>
  fences[index + 1]?.words[0] === 'output' ? (fences[index + 1]?.content ?? '') : '';

async function paste(shell: DocShell, content: string, expected = ''): Promise<void> {
  const { port } = receiver.address() as AddressInfo;
  const commands = content
    .replaceAll(documentedAddress, desk.url)
    .replaceAll(documentedReceiver, `http://127.0.0.1:${port}/`);
  const { output, failed } = await shell.run(commands);
  if (failed.length > 0 || !shows(output, expected))
    throw new Error(`${commands}\nfailed: ${failed.join('; ')}\nexpected: ${expected}\nshowed: ${output}`);
}

/** Saves the programs and definitions of a page under the names that its commands use. */
function save(fences: readonly Fence[]): void {
  for (const { language, words, content } of fences) {
    const [, name] = /^file=(\S+)$/.exec(words.at(-1) ?? '') ?? [];
    if (name !== undefined) writeFileSync(join(desk.folder, name), content);
    else if (language === 'sh' && /\bnpm (?:ci|cit|i|install)\b/.test(content) && words.length === 0)
      // It would install into the checkout that runs this test.
      throw new Error(`a block that installs has a mark: ${content}`);
  }
}

/** `lead` is run when the first block with `npx dateline` was pasted. */
async function pasteAll(
  shell: DocShell,
  fences: readonly Fence[],
  samples: readonly (readonly [string, string])[],
  lead = '',
) {
  const first = fences.find((fence) => isPasted(fence) && fence.content.includes('npx dateline'));
  for (const [index, fence] of fences.entries()) {
    if (!isPasted(fence)) continue;
    await paste(
      shell,
      samples.reduce((content, [sample, real]) => content.replaceAll(sample, real), fence.content),
      shownBelow(fences, index),
    );
    if (fence === first) await paste(shell, lead);
  }
}

describe('everything can be pasted, and shows what the page says', () => {
  test.each(newcomers)('%s', async (path) => {
    const shell = new DocShell(desk.folder, freshEnvironment());
    try {
      await pasteAll(shell, fencesOf(pageAt(path)), [], leadHere);
    } finally {
      shell.stop();
    }
  });

  test.each(reference)('%s', async (path) => {
    const shell = new DocShell(desk.folder, freshEnvironment({ HOME: desk.folder }));
    const { before = '', samples = [] } = preparations[path] ?? {};
    try {
      await paste(shell, `${leadHere}\n${everyPage}\n${before}`);
      await pasteAll(shell, fencesOf(pageAt(path)), samples);
    } finally {
      shell.stop();
    }
  });

  test('prepared pages have something to paste', () => {
    expect(reference).toEqual(expect.arrayContaining(Object.keys(preparations)));
  });
});
