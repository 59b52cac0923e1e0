import { describe, expect, it } from 'vitest';
import { limits } from '../../../functions/contract/limits.ts';
import { read } from '../../../functions/core/intake/index.ts';
import { receivedAt } from './parsing.ts';

const filled = (unit: string, front = '', back = ''): Buffer =>
  Buffer.from(`${front}${unit.repeat(Math.ceil((limits.singleStoryUpload + 1) / unit.length))}${back}`);
const mail =
  'From: a@b.example\r\nTo: c@d.example\r\nSubject: Bridge\r\nMessage-ID: <1@b.example>\r\nMIME-Version: 1.0\r\n';

/** Everything that is said against an upload. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const { items, problems } = await read({ bytes, receivedAt });
  expect(items.filter((item) => 'draft' in item)).toEqual([]);
  const own = items.flatMap((item) => ('problems' in item ? item.problems : []));
  return [...problems, ...own].map(({ detail }) => detail).join();
}

describe('an upload that is too heavy for one story is refused before it is read', () => {
  it.each([
    ['plain text', filled('The bridge opened on Monday.\n\n'), 'plain text of'],
    ['UTF-16', Buffer.from(`\ufeff${'The bridge opened.\n\n'.repeat(300_000)}`, 'utf16le'), 'plain text of'],
    ['HTML', filled('<p>The bridge opened</p>'), 'HTML of'],
    [
      'NITF',
      filled('<p>The bridge</p>', '<nitf><body><body.content>', '</body.content></body></nitf>'),
      'NITF of',
    ],
    [
      'a wire message',
      filled('a b\r\n', '\x01abc0123 3 pol 10 xyz\r\n\x02Bridge =\r\n', '\x03\x04'),
      'the message has',
    ],
    [
      'one text in XML',
      filled('a ', '<rss><channel><item><title>', '</title></item></channel></rss>'),
      'A text is longer',
    ],
    ['small values in JSON', filled('{},', '[', '{}]'), 'more than 1000000 values'],
    [
      'the text of a mail',
      filled('The bridge opened.\r\n'.repeat(2), `${mail}\r\n`, 'x'.repeat(limits.singleStoryUpload)),
      'no story',
    ],
  ])('%s', async (_, bytes, detail) => {
    expect(await refusal(bytes)).toContain(detail);
  });

  it('but an archive and a feed may be as large', async () => {
    const feed = filled(
      `<item><title>Bridge opens</title><description>${'The bridge opened. '.repeat(1000)}</description></item>`,
      '<rss version="2.0"><channel><title>a</title>',
      '</channel></rss>',
    );
    const { items, problems } = await read({ bytes: feed, receivedAt });
    expect(problems).toEqual([]);
    expect(items.length).toBeGreaterThan(400);
  });
});
