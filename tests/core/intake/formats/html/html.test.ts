import { describe, expect, it } from 'vitest';
import { html } from '../../../../../functions/core/intake/formats/html/index.ts';
import { htmlKind } from '../../../../../functions/core/intake/formats/html/kind.ts';
import { draftOf, parseWith } from '../../parsing.ts';

const running =
  '<p>The council on Monday approved a plan to repair the old bridge.</p><p>Work begins in May.</p>';

describe('headline', () => {
  it.each([
    ['the first h1', `<h1>Council <i>approves</i>\n repair</h1>${running}`],
    [
      'an h1 inside an article',
      `<article><header><h1>Council approves repair</h1></header>${running}</article>`,
    ],
    [
      'the title where there is no other',
      `<html><head><title>Council approves repair</title></head><body>${running}</body></html>`,
    ],
    [
      'an element whose class says so',
      `<p class="MsoTitle"><span>Council approves repair</span></p>${running}`,
    ],
    ['a bold first paragraph', `<p><b>Council approves repair</b></p>${running}`],
    ['a first heading of lower rank', `<h2>Council approves repair</h2>${running}`],
    ['a short first paragraph', `<p>Council approves repair</p>${running}`],
  ])('%s', (_what, upload) => {
    const draft = draftOf(html, upload);
    expect(draft.headline).toBe('Council approves repair');
    expect(draft.body.kind).toBe('html');
    expect(draft.body.value).toContain(running);
    expect(draft.body.value).not.toContain('approves');
  });

  it('is not a first paragraph of running text', () => {
    const draft = draftOf(html, running);
    expect(draft.headline).toBeUndefined();
    expect(draft.body.value).toBe(running);
  });

  it('keeps character references decoded once', () => {
    const draft = draftOf(
      html,
      `<h1>Hart &amp; Sons &lt;3 &#8217;</h1><p>&lt;5% &amp;amp; more, they said.</p>`,
    );
    expect(draft.headline).toBe('Hart & Sons <3 ’');
    expect(draft.body.value).toBe('<p>&lt;5% &amp;amp; more, they said.</p>');
  });
});

describe('what stands under the headline', () => {
  it('byline, subheadline and date are taken', () => {
    const draft = draftOf(
      html,
      `<h1>Council approves repair</h1><h2>Work begins in May</h2><p class="author">Lena Costa &lt;lena@example.com&gt;</p>
      <p><time datetime="2026-11-18T09:30:00+05:30">18 November</time></p>${running}`,
    );
    expect(draft).toMatchObject({
      headline: 'Council approves repair',
      subheadline: 'Work begins in May',
      byline: 'Lena Costa',
      firstCreated: '2026-11-18T04:00:00Z',
    });
    expect(draft.body.value.trim()).toBe(running);
    expect(JSON.stringify(draft)).not.toContain('lena@');
  });

  it('subheadings, pictures and embeds stay in the body', () => {
    const rest = `<figure><img src="a.jpg" alt="A"><figcaption>A bridge.</figcaption></figure>${running}<h2>Background</h2><iframe src="https://video.example/1"></iframe>`;
    expect(draftOf(html, `<h1>Council approves repair</h1>${rest}`).body.value).toBe(rest);
  });

  it('a paragraph that begins with By stays', () => {
    const draft = draftOf(html, `<h1>Council approves repair</h1><p>By Monday the bridge was closed.</p>`);
    expect(draft.byline).toBeUndefined();
    expect(draft.body.value).toContain('By Monday');
  });
});

describe('metadata', () => {
  it('fills its fields', () => {
    const draft = draftOf(
      html,
      `<html lang="de-at"><head><title>x</title><base href="https://harbour.example/a/">
      <meta name="author" content="By Lena Costa"><meta name="description" content="In short.">
      <meta name="keywords" content="bridge, council"><meta property="article:published_time" content="2026-11-18T09:30:00Z">
      <meta property="article:section" content="Local"><link rel="canonical" href="https://harbour.example/4711">
      <style>p{}</style></head><body><h1>Council approves repair</h1>${running}</body></html>`,
    );
    expect(draft).toMatchObject({
      language: 'de-AT',
      byline: 'By Lena Costa',
      summary: 'In short.',
      keywords: ['bridge', 'council'],
      firstCreated: '2026-11-18T09:30:00Z',
      section: 'Local',
      canonical: 'https://harbour.example/4711',
      baseUrl: 'https://harbour.example/a/',
    });
    expect(draft.body.value).not.toMatch(/<(?:head|style|meta|title)/);
  });

  it('a language within a quotation is not the document’s', () => {
    expect(draftOf(html, `${running}<blockquote lang="fr">Non.</blockquote>`).language).toBeUndefined();
    expect(draftOf(html, `<div lang="ar" dir="rtl">${running}</div>`).language).toBe('ar');
  });

  it('an address that is not http is not taken', () => {
    expect(
      draftOf(html, `<link rel="canonical" href="javascript:alert(1)">${running}`).canonical,
    ).toBeUndefined();
  });
});

describe('bounds', () => {
  it('too deep nesting is a problem with its place', () => {
    const { problems } = parseWith(html, `<p>é</p>${'<div>'.repeat(600)}text`);
    expect(problems).toEqual([
      { pointer: `byte=${Buffer.byteLength('<p>é</p>') + 512 * 5}`, detail: expect.stringContaining('512') },
    ]);
  });

  it('nesting as browsers allow it is read', () => {
    expect(draftOf(html, `${'<div>'.repeat(500)}<p>Some text.</p>`).body.value).toContain('Some text.');
  });

  it.each(['<div>', '<b>', '<p>', '</p>', '<br>', '<a href=">', '<table><tr><td>'])(
    '4 MB of %s end',
    (piece) => {
      const parsed = parseWith(html, piece.repeat(Math.ceil(4_194_304 / piece.length)));
      expect(parsed.problems).toHaveLength(1);
    },
  );

  it.each(['', '<p> </p>', '<script>var x = "text"</script>', '<img src="a.jpg">'])(
    '%j holds no story',
    (upload) => {
      expect(parseWith(html, upload).problems).toHaveLength(1);
    },
  );
});

describe('detection', () => {
  const score = (upload: string, mediaType?: string) =>
    htmlKind.detect({
      text: upload,
      head: upload.trimStart(),
      bytes: new Uint8Array(),
      receivedAt: '',
      encoding: 'utf-8',
      encodingSource: 'utf-8',
      changes: [],
      ...(mediaType && { mediaType }),
    });

  it.each([
    running,
    '<!DOCTYPE html><html>',
    '<!-- made by hand -->\n<p>Text',
    '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">',
    'Title<br>line<br>line<br>',
    '\n<ARTICLE>x',
  ])('%s', (upload) => {
    expect(score(upload)).toBeGreaterThan(0.3);
  });

  it.each([
    '<nitf><head/></nitf>',
    'Plain text',
    'a < b and c > d',
    '{"body":"<p>a</p><p>b</p><p>c</p>"}',
    '<pubDate>x</pubDate>',
  ])('not %s', (upload) => {
    expect(score(upload)).toBe(0);
  });

  it('believes the label of text without tags', () => {
    expect(score('Just text', 'text/html')).toBeGreaterThan(0.3);
  });
});
