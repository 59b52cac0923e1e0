import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guardedDetect } from '../../../functions/core/intake/detect/recognise.ts';
import type { InputFormat, ListedFormat } from '../../../functions/core/intake/format.ts';
import { guardedParse } from '../../../functions/core/intake/guarded-parse.ts';
import { formats, read } from '../../../functions/core/intake/index.ts';
import { zipDirectory } from '../../../functions/core/intake/zip/directory.ts';
import { receivedAt } from './parsing.ts';

const upload = (content: string | Uint8Array, mediaType?: string, more = {}) => ({
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  receivedAt,
  ...(mediaType !== undefined && { mediaType }),
  ...more,
});
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const story = 'Ferry resumes\n\nThe ferry resumed its service on Tuesday after a storm.\n';

describe('refuses', () => {
  it.each([
    ['nothing', new Uint8Array(), 'text/plain'],
    ['one byte', 'x', 'text/plain'],
    ['one byte of JSON', '{', 'application/json'],
    ['white space', ' \n ', undefined],
    ['zeros', new Uint8Array(100), 'text/plain'],
    [
      'an unknown XML vocabulary',
      '<?xml version="1.0"?><recipe><step>Stir.</step></recipe>',
      'application/xml',
    ],
    ['an HTML bomb', '<div>'.repeat(100_000), 'text/html'],
    ['a JSON bomb', '['.repeat(1_000_000), 'application/json'],
  ])('%s, with a problem', async (_what, content, mediaType) => {
    const result = await read(upload(content, mediaType));
    expect(result.items.filter((item) => 'draft' in item)).toEqual([]);
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]?.pointer).toMatch(/^byte=\d+$/);
    expect(result.mediaTypeRefused).toBeUndefined();
  });

  it.each([
    ['a picture', png, 'image/png'],
    ['a picture without label', png, undefined],
    ['a picture labelled as text', png, 'text/plain'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'application/pdf'],
    ['text that claims to be a picture', story, 'image/png'],
    ['a form', 'headline=Hello+there&text=The%20ferry%20resumed', undefined],
    ['a form labelled as one', 'text=The+ferry+resumed.\r\n', 'application/x-www-form-urlencoded'],
    [
      'a form in parts',
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${story}\r\n--x--\r\n`,
      undefined,
    ],
    [
      'a form in parts with HTML',
      `------Form\nContent-Disposition: form-data; name="a"\n\n<h1>H</h1><p>a</p>\n------Form--\n`,
      'multipart/form-data',
    ],
    ['text that claims to be a spreadsheet', story, 'application/vnd.ms-excel'],
  ])('%s, as an unsupported media type', async (_what, content, mediaType) => {
    const result = await read(upload(content, mediaType));
    expect(result).toMatchObject({ format: 'unknown', items: [], mediaTypeRefused: true });
    expect(result.problems).toHaveLength(1);
  });

  it('a story with a body that no later step could walk, and takes the others', async () => {
    const result = await read(upload(JSON.stringify([{ body: '<div>'.repeat(600) }, { body: '<p>a</p>' }])));
    expect(result.items.map((item) => ('draft' in item ? 'draft' : item.problems[0]?.detail))).toEqual([
      expect.stringContaining('512'),
      'draft',
    ]);
  });

  it('more stories than an upload may hold', async () => {
    const result = await read(upload(JSON.stringify(Array.from({ length: 1001 }, () => ({ text: 'a' })))));
    expect(result.items).toEqual([]);
    expect(result.problems[0]?.detail).toContain('1000');
  });
});

describe('labels', () => {
  const article = '{"headline":"H","body":"<p>The ferry resumed.</p>"}';

  it.each([
    [article, 'text/plain', 'json'],
    [article, 'application/x-www-form-urlencoded', 'json'],
    [article, 'image/png', 'json'],
    ['<h1>H</h1><p>The ferry resumed.</p>', 'application/json', 'html'],
    [
      '<nitf><head><title>H</title></head><body><body.content><p>The ferry.</p></body.content></body></nitf>',
      'text/html',
      'nitf',
    ],
  ])('a wrong one is tolerated and noted: %s as %s', async (content, mediaType, format) => {
    const result = await read(upload(content, mediaType));
    expect(result).toMatchObject({ format, problems: [] });
    const note = expect.objectContaining({ step: 'detect', before: mediaType });
    expect(result.changes).toEqual([note]);
    for (const item of result.items) expect('draft' in item && item.draft.changes).toContainEqual(note);
  });

  it.each([
    [article, 'application/json'],
    [article, undefined],
    [article, 'application/octet-stream'],
    [
      '{"uri":"a:1","type":"text","headline":"H","body_html":"<p>a</p>","pubstatus":"usable"}',
      'application/json',
    ],
    ['<nitf><body><body.content><p>The ferry.</p></body.content></body></nitf>', 'text/xml'],
    [story, 'text/plain'],
  ])('a right or vague one needs no note: %s as %s', async (content, mediaType) => {
    expect((await read(upload(content, mediaType))).changes).toEqual([]);
  });

  it('JSON that cannot be read stays JSON, so that its fault can be told', async () => {
    expect(await read(upload('{headline: "H"}', 'application/json'))).toMatchObject({
      format: 'json',
      problems: [{ pointer: 'byte=1' }],
    });
    expect(await read(upload('{"headline": "H"', 'text/plain'))).toMatchObject({
      format: 'json',
      problems: [{ pointer: 'byte=16' }],
    });
  });

  it('a story that begins with an equation is no form', async () => {
    expect((await read(upload(`a=b\n\n${story}`))).format).toBe('text');
  });

  it('an editor’s note in brackets is not JSON', async () => {
    expect((await read(upload(`[Editors: see also the box]\n\n${story}`))).format).toBe('text');
  });
});

describe('what the upload says as a whole stands in each draft', () => {
  it('what decoding mended', async () => {
    const result = await read(upload('[{"text":"cafÃ©"},{"text":"b"}]'));
    expect(result.items).toHaveLength(2);
    for (const item of result.items) expect('draft' in item && item.draft.changes[0]?.step).toBe('decode');
  });

  it('the base address, unless the story has its own', async () => {
    const result = await read(
      upload('[{"text":"a"},{"text":"b","baseUrl":"https://own.example/"}]', undefined, {
        baseUrl: 'https://all.example/',
      }),
    );
    expect(result.items.map((item) => 'draft' in item && item.draft.baseUrl)).toEqual([
      'https://all.example/',
      'https://own.example/',
    ]);
  });
});

describe('the ids of stories', () => {
  it.each([
    ['json', '{"guid":" a\\ud83d\\n","evolvedFrom":" b ","text":"The ferry."}'],
    [
      'jsonfeed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":" a\\ud83d","content_text":"The ferry."}]}',
    ],
    [
      'ninjs',
      '{"uri":"a\\ud83d","type":"text","headline":"H","body_html":"<p>The ferry.</p>","pubstatus":"usable"}',
    ],
  ])('are kept in whole characters and without white space around them: %s', async (format, content) => {
    const result = await read(upload(content));
    expect(result).toMatchObject({ format, items: [{ draft: { guid: 'a\ufffd' } }] });
    if (format === 'json') expect(result.items).toMatchObject([{ draft: { evolvedFrom: 'b' } }]);
  });

  it('are refused when an address cannot hold them', async () => {
    const result = await read(upload(JSON.stringify([{ guid: 'a'.repeat(1025), text: 'a' }, { text: 'b' }])));
    expect(result.items).toMatchObject([
      { problems: [{ pointer: '/0', detail: expect.stringContaining('1024') }] },
      { draft: {} },
    ]);
  });
});

describe('a format that is binary', () => {
  it('is recognised by the names in its archive, without text', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'ppt/presentation.xml': strToU8('<w/>'),
    });
    const binary: ListedFormat = {
      id: 'binary',
      title: 'binary',
      mediaTypes: ['application/vnd.example'],
      detect: (sniff) => {
        const directory = zipDirectory(sniff);
        const names = directory && 'entries' in directory ? directory.entries.map(({ name }) => name) : [];
        return names.includes('ppt/presentation.xml') ? 1 : 0;
      },
      load: async () => ({
        ...binary,
        parse: () => ({ items: [], problems: [{ pointer: '', detail: 'seen' }] }),
      }),
    };
    const sent = { ...upload(bytes), mediaType: 'application/vnd.example' };
    expect(await read(sent, [...formats, binary])).toMatchObject({
      format: 'binary',
      problems: [{ detail: 'seen' }],
    });
    expect(await read(sent)).toMatchObject({ format: 'unknown', mediaTypeRefused: true });
  });
});

describe('a reader that cannot be loaded', () => {
  it('is an error of ours, not a refusal of the upload', async () => {
    const lost = formats.map((format) => ({
      ...format,
      load: () => Promise.reject(new Error(`no ${format.id}`)),
    }));
    await expect(read(upload('{"text":"The ferry resumed."}'), lost)).rejects.toThrow('no json');
    // What needs no reader is still answered.
    expect(await read(upload(png), lost)).toMatchObject({ format: 'unknown', mediaTypeRefused: true });
  });
});

describe('the guard around a format', async () => {
  const { sniff } = await read(upload(story));
  const broken = (error: unknown): InputFormat => ({
    id: 'broken',
    title: 'broken',
    mediaTypes: [],
    detect: () => {
      throw error;
    },
    parse: () => {
      throw error;
    },
  });

  it('turns an exception into a problem that tells nothing of the inside', () => {
    const { items, problems } = guardedParse(broken(new TypeError('at /srv/parse.ts:12:3')), sniff, 10);
    expect(items).toEqual([]);
    expect(problems).toEqual([{ pointer: 'byte=0', detail: 'the upload could not be read as broken' }]);
    expect(guardedDetect(broken(new Error('x')), sniff)).toBe(0);
  });

  it('never gives neither items nor problems', () => {
    const empty = { ...broken(0), parse: () => ({ items: [], problems: [] }) };
    expect(guardedParse(empty, sniff, 10).problems).toHaveLength(1);
    const blank = { ...broken(0), parse: () => ({ items: [{ pointer: '/0', problems: [] }], problems: [] }) };
    expect(guardedParse(blank, sniff, 10).items).toEqual([
      { pointer: '/0', problems: [expect.objectContaining({ pointer: '/0' })] },
    ]);
  });

  it('holds scores within bounds', () => {
    for (const [score, held] of [
      [7, 1],
      [-1, 0],
      [Number.NaN, 0],
    ] as const) {
      expect(guardedDetect({ ...broken(0), detect: () => score }, sniff)).toBe(held);
    }
  });
});
