import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { htmlKind } from '../../../../../functions/core/intake/formats/html/kind.ts';
import { word } from '../../../../../functions/core/intake/formats/word-html/index.ts';
import { wordKind } from '../../../../../functions/core/intake/formats/word-html/kind.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftsOf, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('word.html');
const sniff = (text: string) => decode({ bytes: new TextEncoder().encode(text), receivedAt });
const bodyOf = (text: string): string => draftsOf(word, text)[0]?.body.value ?? '';
const inWord = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"></head><body>${body}</body></html>`;

describe('a document saved by Word', () => {
  const [draft] = draftsOf(word, sample);
  const body = draft?.body.value ?? '';

  it('gives title, subtitle and language', () => {
    expect(draft).toMatchObject({
      headline: 'Orchard growers to share one cold store',
      subheadline: 'Four villages pool their harvest',
      language: 'en-GB',
    });
  });

  it('writes plain markup only', () => {
    expect(body).not.toMatch(/mso|class=|style=|o:p|st1|<span|<font|&nbsp;|OfficeDocument/i);
    expect(body.startsWith('<p>BRENWICK, 9 May')).toBe(true);
    expect(body).toContain('the <strong>growers association</strong> said.');
    expect(body).toContain('<em>Ottoline Reeve</em>');
    expect(body).toContain('<h2>What it costs</h2>');
  });

  it('makes lists of list paragraphs', () => {
    expect(body).toContain(
      '<ul><li>The building: 1.2 million<ul><li>of which the roof 200,000</li></ul></li><li>Electricity: 40,000 a year</li></ul>',
    );
  });

  it('keeps tables', () => {
    expect(body.replace(/\n/g, '')).toContain('<table><tr><td>Village</td><td>Tonnes</td></tr>');
  });

  it('leaves out notes and deleted text and says so', () => {
    expect(body).not.toMatch(/\[1\]|1931|nine/);
    expect(body).toContain('keeps eleven hectares');
    const reasons = draft?.changes.map((change) => change.reason) ?? [];
    expect(reasons).toContain('footnote left out');
    expect(reasons).toContain('text deleted under change tracking left out');
  });
});

describe('list paragraphs', () => {
  it.each([
    ['numbers', '1.', 'ol'],
    ['letters', 'a)', 'ol'],
    ['Roman numerals', 'iv.', 'ol'],
    ['bullets', '·', 'ul'],
    ['bullets of the Wingdings font', '§', 'ul'],
    ['dashes', '-', 'ul'],
  ])('know %s', (_, marker, tag) => {
    const item = `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>${marker}&nbsp;&nbsp;<![endif]>First thing</p>`;
    expect(bodyOf(inWord(item))).toBe(`<${tag}><li>First thing</li></${tag}>`);
  });

  it('take a typed marker off the text', () => {
    expect(bodyOf(inWord('<p class=MsoListParagraph><span>·&nbsp;&nbsp; Typed</span></p>'))).toBe(
      '<ul><li>Typed</li></ul>',
    );
  });

  it('are plain paragraphs where the style only indents', () => {
    expect(bodyOf(inWord('<p class=MsoListParagraph>Indented words.</p>'))).toBe('<p>Indented words.</p>');
  });

  it('part where the kind of list changes', () => {
    const item = (marker: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>${marker}<![endif]>${text}</p>`;
    expect(bodyOf(inWord(item('·', 'a') + item('1.', 'b')))).toBe('<ul><li>a</li></ul><ol><li>b</li></ol>');
  });
});

describe('Google Docs', () => {
  it('reads the clipboard form', () => {
    const text =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">The mill </span><span style="font-weight:700">closed</span><span style="font-weight:400;font-style:italic"> quietly</span><span style="font-weight:400">.</span></p><br><ul><li dir="ltr"><p><span style="font-weight:400">One</span></p></li></ul></b>';
    expect(wordKind.detect(sniff(text))).toBeGreaterThan(0.8);
    expect(bodyOf(text)).toBe(
      '<p>The mill <strong>closed</strong><em> quietly</em>.</p><ul><li>One</li></ul>',
    );
  });

  it('reads the exported form: classes, nested lists, led links, notes and comments', () => {
    const text = `<html><head><style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);.c1{font-weight:700}.c2{font-style:italic}.lst-kix_a-0{}</style></head><body class="c9 doc-content">
      <p class="c3 title"><span class="c1">Mill closes</span></p>
      <p class="c3"><span>The </span><span class="c1">mill</span><span> shut</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>, see </span><span class="c2"><a href="https://www.google.com/url?q=https://mill.example/end&amp;sa=D&amp;ust=1">here</a></span>.</p>
      <ul class="lst-kix_a-0 start"><li class="c4">One</li></ul><ul class="lst-kix_a-1 start"><li>Inner</li></ul><ul class="lst-kix_a-0"><li>Two</li></ul>
      <hr><div><p class="c3"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>A note.</span></p></div><div class="c8"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this true?</span></p></div></body></html>`;
    expect(wordKind.detect(sniff(text))).toBeGreaterThan(0.8);
    const [draft] = draftsOf(word, text);
    expect(draft?.headline).toBe('Mill closes');
    expect(draft?.body.value).toBe(
      '<p>The <strong>mill</strong> shut, see <a href="https://mill.example/end"><em>here</em></a>.</p><ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>',
    );
    expect(draft?.changes.map((change) => change.reason)).toContain("reviewer's comment left out");
  });
});

describe('detection', () => {
  it('knows pasted Word paragraphs and is surer than the HTML format', () => {
    for (const text of [
      new TextDecoder().decode(sample),
      '<p class="MsoNormal" style="mso-margin-top-alt:auto"><o:p></o:p>Words from a letter.</p>',
    ]) {
      expect(wordKind.detect(sniff(text))).toBeGreaterThan(htmlKind.detect(sniff(text)));
    }
  });

  it('leaves other HTML alone', () => {
    for (const text of [
      '<h1>Title</h1><p>The MsoNormal class is named in this sentence.</p>',
      '<p style="font-weight:bold">Bold words of a plain fragment.</p>',
      'Plain text about Microsoft Word 15 and its files.',
    ]) {
      expect(wordKind.detect(sniff(text))).toBe(0);
    }
  });

  it('leaves whole pages to the page format', () => {
    const page = `<!doctype html><html><head><link rel=stylesheet href=a.css><meta property="og:title" content="x"><script src=a.js></script></head><body><nav>x</nav><p class=MsoNormal style="mso-x:y">Pasted.</p><footer>y</footer></body></html>`;
    expect(wordKind.detect(sniff(page))).toBeLessThan(0.6);
  });
});

describe('broken documents', () => {
  it('are read without an exception', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const { items, problems } = parseWith(word, bytes);
        expect(items.length + problems.length).toBeGreaterThan(0);
      }),
      atMost(60),
    );
  });

  it('lose no text to a conditional comment that never ends', () => {
    expect(
      bodyOf(inWord('<p class=MsoNormal><![if !supportLists]>·</p><p class=MsoNormal>Still here.</p>')),
    ).toContain('Still here.');
  });

  it('are read nested deeply and refused nested without end', () => {
    const deep = (levels: number) => inWord(`${'<div><b>'.repeat(levels)}<p class=MsoNormal>Deep words.</p>`);
    expect(bodyOf(deep(200))).toContain('Deep words.');
    expect(parseWith(word, deep(30_000)).problems).toHaveLength(1);
  });

  it('without text are refused', () => {
    expect(parseWith(word, inWord('<p class=MsoNormal><o:p>&nbsp;</o:p></p>')).problems).toHaveLength(1);
  });
});
