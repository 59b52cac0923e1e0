import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decode } from '../../functions/core/intake/charset/decode.ts';
import { detectFormat } from '../../functions/core/intake/detect/recognise.ts';
import { formats, read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import { docxOf, odtOf, para } from './intake/office-files.ts';

/**
 * No upload may stop the clock: the work for twice the text is at most three times the work. Measured in CPU time of
 * this process, the best of several runs, above a floor below which start-up and garbage collection decide.
 */

const now = '2026-11-30T10:00:00Z';
const context = { now, agencyName: 'Harbour News', policy: {} };
const floor = 25;
const mostRuns = 5;

/** Reads an upload and normalises its first stories, as ingest does. */
async function work(upload: string | Uint8Array): Promise<void> {
  const { items } = await read({ bytes: bytesOf(upload), receivedAt: now });
  for (const item of items.slice(0, 3)) if ('draft' in item) normalise(item.draft, context);
}

const bytesOf = (upload: string | Uint8Array): Uint8Array =>
  typeof upload === 'string' ? Buffer.from(upload) : upload;

/** CPU milliseconds of one run. */
async function cost(upload: string | Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  await work(upload);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Expects linear work; a noisy measurement is repeated, and the best of each size counts. */
async function expectLinear(make: (length: number) => string | Uint8Array, length: number): Promise<void> {
  let [single, double] = [Infinity, Infinity];
  for (let run = 0; run < mostRuns; run += 1) {
    single = Math.min(single, await cost(make(length)));
    double = Math.min(double, await cost(make(2 * length)));
    if (double <= 3 * Math.max(single, floor)) return;
  }
  expect(double).toBeLessThanOrEqual(3 * Math.max(single, floor));
}

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const units: Readonly<Record<string, string>> = {
  'marks in turn': '\u0301\u0323',
  'hyphens at line ends': 'a-\n',
  'wrapped prose': 'the quick brown fox jumps over a lazy dog and runs away now\n',
  'short indented lines': ' y\n',
  'short paragraphs': 'x\n\n',
  bylines: 'By A B\n',
  labels: 'A: b\n',
  'header-like lines': 'Subject: a\n',
  embargoes: 'EMBARGO 5 PM\n\n',
  brackets: '[[1] ',
  parentheses: '(Reuters) - ',
  dots: 'a. . ',
  spaces: '          ',
  quotes: `" '' `,
  'wire quotes': "``a'' ",
  dashes: '— a ',
  bullets: '* a\n',
  quoted: '> a\n',
  joiners: 'a\u200d',
  references: '&amp;#38;',
  'escaped tags': '&lt;p&gt;',
  'carriage returns': 'a\r',
  underscores: '_ a ',
  paragraphs: '<p>x</p>',
  headings: '<h2>x</h2>',
  'line breaks': 'x<br>',
  links: '<a href="https://a.example/">x</a> ',
  tables: '<table><tr><td>x</td></tr></table>',
  figures: '<figure><img src="https://a.example/b.jpg"><figcaption>x</figcaption></figure>',
  'open tags': '<b>x',
  'less-than signs': 'a < ',
};

describe('text', () => {
  test.each(Object.keys(units))('of %s', async (name) => {
    await expectLinear((length) => `Port opens early\n\nThe a${filled(units[name] ?? '', length)}`, 14_000);
  });

  test('of words that are broken at every line end', async () => {
    const line = `${'word '.repeat(18)}bro-\n`;
    await expectLinear((length) => `Port opens early\n\nThe ${filled(line, length)}`, 400_000);
  });

  test('of references that are nested in references', async () => {
    const nested = (depth: number): string => `${'&#5'.repeat(depth)}&#54;${';'.repeat(depth)}`;
    await expectLinear((length) => `Port opens early\n\nThe a ${nested(length / 4)} b`, 14_000);
  });

  test('of tags that are nested in tags', async () => {
    const nested = (depth: number): string => `${'<'.repeat(depth)}b>${'b>'.repeat(depth)}`;
    await expectLinear((length) => `Port opens early\n\nThe a ${nested(length / 3)} c`, 14_000);
  });
});

describe('HTML', () => {
  test.each(Object.keys(units))('of %s', async (name) => {
    await expectLinear(
      (length) => `<h1>Port opens</h1><p>The a${filled(units[name] ?? '', length)}</p>`,
      24_000,
    );
  });

  test.each([
    'youtube.com/watch?',
    'platform.twitter.com/embed/',
    'facebook.com/watch?',
    'vimeo.com/channels/',
  ])('with a frame of %s again and again', async (address) => {
    await expectLinear(
      (length) => `<p>x</p><iframe src="https://${filled(address, length)}"></iframe>`,
      24_000,
    );
  });

  test('with many frames', async () => {
    const frames = (count: number): string =>
      Array.from({ length: count }, (_, at) => `<iframe src="https://a.example/${at}"></iframe>`).join('');
    await expectLinear((length) => `<p>x</p>${frames(length / 45)}`, 48_000);
  });
});

/** Without the characters that XML forbids. */
const inXml = (text: string): string => escaped(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One story of each format around a text. */
const uploads: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  text: (text) => `Port opens early\n\nThe port opened. ${text}`,
  html: (text) => `<h1>Port opens</h1><p>The port opened. ${text}</p>`,
  json: (text) => JSON.stringify({ headline: 'Port opens', body: text }),
  ninjs: (text) => JSON.stringify({ uri: 'urn:a:1', headline: 'Port opens', body_html: text }),
  jsonfeed: (text) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'a',
      items: [{ id: '1', title: 'Port opens', content_html: text }],
    }),
  rss: (text) =>
    `<rss version="2.0"><channel><title>a</title><item><title>Port opens</title><description>${escaped(text)}</description></item></channel></rss>`,
  atom: (text) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><entry><title>Port opens</title><content type="html">${escaped(text)}</content></entry></feed>`,
  nitf: (text) =>
    `<nitf><body><body.head><hedline><hl1>Port opens</hl1></hedline></body.head><body.content><p>${escaped(text)}</p></body.content></body></nitf>`,
  newsml12: (text) =>
    `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Port opens</HeadLine></NewsLines><ContentItem><DataContent><p>${escaped(text)}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  newsmlg2: (text) =>
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1"><contentMeta><headline>Port opens</headline></contentMeta><contentSet><inlineData contenttype="text/plain">${escaped(text)}</inlineData></contentSet></newsItem>`,
  rfc822: (text) =>
    `From: a@b.example\nTo: c@d.example\nSubject: Port opens\nDate: Mon, 30 Nov 2026 09:00:00 +0000\nMIME-Version: 1.0\n\n${text}`,
  iptc7901: (text) => `\x01abc0123 3 pol 100 xyz\r\n\x02Port opens =\r\n${text}\r\n\x03301000 Nov 26\x04`,
  anpa: (text) =>
    `\x16\x16\x01a0123\x1f r n bc-port 11-30 0100\r\n\x02^Port opens<\r\n${text}\r\n\x03\r\n\x04`,
  markdown: (text) => `---\ntitle: Port opens\n---\n\n${text}`,
  page: (text) =>
    `<!doctype html><html><head><title>Port opens</title><meta property="og:type" content="article"><link rel="canonical" href="https://a.example/port"></head><body><nav><a href="/">Home</a></nav><article><h1>Port opens</h1><p>The port opened on Monday. ${text}</p></article><footer>Contact</footer></body></html>`,
  digitalwires: (text) =>
    JSON.stringify({
      entry_id: 'a',
      urn: 'urn:a:1',
      version_created: now,
      headline: 'Port opens',
      article_html: text,
    }),
  wordpress: (text) =>
    JSON.stringify({ id: 1, type: 'post', title: { rendered: 'Port opens' }, content: { rendered: text } }),
  ndjson: (text) =>
    `${JSON.stringify({ headline: 'Port opens', body: text })}\n{"headline":"Pier","body":"x"}\n`,
  wxr: (text) =>
    `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Port opens</title><content:encoded>${escaped(text)}</content:encoded><wp:post_type>post</wp:post_type></item></channel></rss>`,
  ritzau: (text) =>
    `<XMLNewsQueuedResponse><XMLNewsQueuedResult><ListOfRBNews><RBNews><NewsID>1</NewsID><headline>Port opens</headline><content>${escaped(text)}</content></RBNews></ListOfRBNews></XMLNewsQueuedResult></XMLNewsQueuedResponse>`,
  rtf: (text) => `{\\rtf1\\ansi Port opens\\par The port opened. ${text}\\par}`,
  docx: (text) => docxOf(para('Port opens', 'Title') + para(inXml(text))),
  odt: (text) => odtOf(`<text:h>Port opens</text:h><text:p>${inXml(text)}</text:p>`),
  zip: (text) => zipSync({ 'a.txt': strToU8(`Port opens\n\nThe port opened. ${text}`) }),
  word: (text) =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"></head><body><p class=MsoNormal>${text}</p></body></html>`,
};

test('every format has an upload here, and is recognised in it', () => {
  expect(Object.keys(uploads).toSorted()).toEqual(formats.map(({ id }) => id).toSorted());
  for (const [id, make] of Object.entries(uploads)) {
    const upload = decode({ bytes: bytesOf(make('The port opened on Monday.')), receivedAt: now });
    expect(detectFormat(upload, formats)?.id, id).toBe(id);
  }
});

test('every step is one that normalising runs, so that no text is free of it', () => {
  const folder = new URL('../../functions/core/normalise/', import.meta.url);
  const [, lists = ''] = readFileSync(new URL('index.ts', folder), 'utf8').split('const extractions');
  const steps = globSync('steps/**/*.ts', { cwd: fileURLToPath(folder) }).flatMap((file) =>
    Array.from(
      readFileSync(new URL(file, folder), 'utf8').matchAll(/^export const (\w+): Step\b/gm),
      ([, name = '']) => name,
    ),
  );
  expect(steps.length).toBeGreaterThan(30);
  expect(steps.filter((name) => !new RegExp(`\\b${name}\\b`).test(lists))).toEqual([]);
});

describe.each(Object.keys(uploads))('%s', (format) => {
  test.each(Object.keys(units))('of %s', async (name) => {
    await expectLinear((length) => uploads[format]?.(filled(units[name] ?? '', length)) ?? '', 8000);
  });
});

test('marks in turn in a long mail are cut before they are composed', async () => {
  await expectLinear(
    (length) => uploads.rfc822?.(filled(units['marks in turn'] ?? '', length)) ?? '',
    60_000,
  );
});

test('many items in a feed are counted before they are read', async () => {
  const feed = (length: number): string =>
    `<rss version="2.0"><channel>${filled('<item><title>T</title></item>', length - (length % 29))}</channel></rss>`;
  await expectLinear(feed, 290_000);
  const { problems } = await read({ bytes: Buffer.from(feed(290_000)), receivedAt: now });
  expect(problems[0]?.detail).toContain('more than 1000 stories');
});

describe('budget of a story', () => {
  const refusal = (body: { kind: 'html' | 'text'; value: string }, more: object = {}) =>
    normalise({ headline: 'Port opens', body, changes: [], ...more }, context).problems[0];

  test.each([
    [
      'lines',
      { kind: 'text', value: 'By A B\n'.repeat(10_001) },
      /^The story has 10001 lines; at most 10000/,
    ],
    ['blocks', { kind: 'html', value: '<p>x</p>'.repeat(10_001) }, /^The story has 10001 blocks/],
    ['tags', { kind: 'html', value: '<b>x</b>'.repeat(30_001) }, /^The story has 60002 tags/],
    ['characters', { kind: 'text', value: 'word '.repeat(210_000) }, /^The story has 1050000 characters/],
  ] as const)('refuses too many %s, and says so', (_, body, detail) => {
    expect(refusal(body)).toEqual({ pointer: '/body', detail: expect.stringMatching(detail) });
  });

  test('refuses long lists and long fields', () => {
    const body = { kind: 'text', value: 'The port opened on Monday.' } as const;
    const many = Array.from({ length: 5001 }, (_, at) => `k${at}`);
    expect(refusal(body, { keywords: many })?.pointer).toBe('/keywords');
    expect(refusal(body, { summary: 'a'.repeat(600_000) })?.detail).toContain('in fields besides its text');
  });

  test('takes a long report', () => {
    const value = `The port opened on Monday, the city said.\n\n`.repeat(4000);
    expect(refusal({ kind: 'text', value })).toBeUndefined();
  });
});

test('a word keeps thirty marks', () => {
  const { content, changes } = normalise(
    {
      headline: 'Port',
      body: { kind: 'text', value: `A x${'\u0323\u0301'.repeat(40)}y opened.` },
      changes: [],
    },
    context,
  );
  expect(content?.text.match(/\p{M}/gu)?.length).toBeLessThanOrEqual(30);
  expect(changes.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('30 combining marks'));
});
