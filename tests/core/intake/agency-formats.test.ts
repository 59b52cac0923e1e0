import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Upload } from '../../../functions/core/intake/format.ts';
import { read } from '../../../functions/core/intake/index.ts';
import { receivedAt, sampleBytes } from './parsing.ts';

/** What agencies send besides the formats of news: each is read, or refused with its name and what to send. */

const sentence =
  'The harbour wall was repaired within nine days, the port authority of Lindholm said on Monday.';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const upload = (content: Uint8Array | string, mediaType?: string): Upload => ({
  bytes: typeof content === 'string' ? bytes(content) : content,
  receivedAt,
  ...(mediaType && { mediaType }),
});

const html = `<html><head><title>Wall repaired</title></head><body><h1>Wall repaired</h1><p>${sentence}</p></body></html>`;
const mhtml = [
  'From: <Saved by a browser>',
  'Snapshot-Content-Location: https://coast.example/wall',
  'Subject: Wall repaired',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="----b"',
  '',
  '------b',
  'Content-Type: text/html; charset=utf-8',
  'Content-Location: https://coast.example/wall',
  '',
  html,
  '------b--',
  '',
].join('\r\n');
const apMediaApi = {
  data: {
    item: {
      uri: 'https://api.ap.example/content/abc?qt=1',
      altids: { itemid: 'abc' },
      version: 0,
      type: 'text',
      pubstatus: 'usable',
      versioncreated: '2025-03-03T10:00:00Z',
      headline: 'Wall repaired',
      body_nitf: `<block><p>${sentence}</p></block>`,
    },
  },
};
const html5 = {
  uri: 'https://tt.example/1',
  headline: 'Muren lagad',
  pubstatus: 'usable',
  versioncreated: '2025-03-03T10:00:00Z',
  body_html5: `<article><section class="body"><p>${sentence}</p></section></article>`,
};

describe('read', () => {
  it.each([
    ['docx', sampleBytes('docx.docx'), 'docx'],
    ['ODT', sampleBytes('odt.odt'), 'odt'],
    ['RTF', sampleBytes('rtf.rtf'), 'rtf'],
    ['a saved page (MHTML)', mhtml, 'rfc822'],
    ['JSON lines', sampleBytes('ndjson.ndjson'), 'ndjson'],
    ['dpa digitalwires', sampleBytes('digitalwires.json'), 'digitalwires'],
    ['AP Media API', JSON.stringify(apMediaApi), 'ninjs'],
    ['WordPress REST', sampleBytes('wordpress.json'), 'wordpress'],
    ['body_html5 of TT', JSON.stringify(html5), 'ninjs'],
    ['Word HTML', sampleBytes('word.html'), 'word'],
  ])('%s', async (_name, content, format) => {
    const result = await read(upload(content));
    expect(result.format).toBe(format);
    expect(result.problems).toEqual([]);
    expect(result.items.length).toBeGreaterThan(0);
    for (const item of result.items) {
      if (!('draft' in item)) throw new Error(JSON.stringify(item.problems));
      expect(item.draft.body.value).toMatch(/\p{L}{3}/u);
    }
  });
});

describe('refused with its name and what to send', () => {
  it.each([
    ['PDF', '%PDF-1.7\n1 0 obj', undefined, /PDF document.*send the text as DOCX/],
    [
      'old Word',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      undefined,
      /Office.*send/,
    ],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), undefined, /JPEG picture.*send/],
    ['Apple Pages', zipSync({ 'Index/Document.iwa': bytes('x') }), undefined, /Apple Pages.*send/],
    [
      'a PDF in an archive',
      zipSync({ 'wall.pdf': bytes('%PDF-1.7') }),
      undefined,
      /wall\.pdf.*send the text as DOCX/,
    ],
    ['other data', new Uint8Array(400), undefined, /binary data.*send the text as DOCX/],
    ['a gzip file', gzipSync(html), undefined, /gzip.*Content-Encoding: gzip/],
    ['OPML', '<opml version="2.0"><body><outline text="a"/></body></opml>', undefined, /"opml".*send/],
    ['SportsML', '<sports-content><sports-event/></sports-content>', undefined, /"sports-content".*send/],
    [
      'a form of fields',
      'headline=Wall&body=Text',
      'application/x-www-form-urlencoded',
      /form.*send the file itself/,
    ],
    ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', 'text/calendar', /calendar.*send/],
    ['a table', 'a,b\r\n1,2\r\n3,4\r\n', 'text/csv', /csv.*send/],
  ])('%s', async (_name, content, mediaType, detail) => {
    const result = await read(upload(content, mediaType));
    expect(result.items).toEqual([]);
    expect(result.problems.map((problem) => problem.detail).join('\n')).toMatch(detail);
  });
});
