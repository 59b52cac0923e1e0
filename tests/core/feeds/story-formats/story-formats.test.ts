import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { xhtml } from '../../../../functions/core/feeds/render/xhtml.ts';
import { renderMarkdown } from '../../../../functions/core/feeds/story-formats/md/index.ts';
import { nitfBlocks } from '../../../../functions/core/feeds/story-formats/nitf/blocks.ts';
import { atMost } from '../../../property-runs.ts';
import { anyBody, anyStory } from '../arbitrary-story.ts';
import { storyFormats } from '../loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, nitfSchema, xsdProblems } from '../schemas.ts';
import { arabicStory, hostileStory, plainStory, richStory, site, tombstone } from '../stories.ts';

const stories = [plainStory(1), richStory(2), arabicStory(3), hostileStory(4)];
const format = (id: string) => {
  const found = storyFormats.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no story format ${id}`);
  return found;
};
const withBody = (body: string) => plainStory(1, { body, text: 'x' });

describe.each([...storyFormats])('$title', (one) => {
  it('has a name, an extension and a charset of its own', () => {
    expect(one.mediaType).toMatch(/; charset=utf-8$/);
    expect(storyFormats.filter(({ extension }) => extension === one.extension)).toHaveLength(1);
  });

  it('is well-formed for every story', () => {
    for (const story of stories) {
      const document = one.render(story, site);
      if (one.mediaType.includes('xml')) expect(XMLValidator.validate(document)).toBe(true);
      if (one.mediaType.includes('json')) JSON.parse(document);
      expect(document.isWellFormed()).toBe(true);
      expect(document).toBe(one.render(story, site));
    }
  });

  it('carries headline, text, author, credit and terms', () => {
    const document = one.render(richStory(), site);
    for (const part of [
      'Port Ella voted on Tuesday',
      'Mira Okafor',
      'inputs from Coast Wire',
      '© 2026 Northern News Agency',
      'Not for use after 30 days',
    ]) {
      expect(document).toContain(part);
    }
    expect(document).toMatch(/Corrects the vote|correction/);
  });

  it('tells of a withdrawal and nothing else', () => {
    const document = one.renderTombstone(tombstone, site);
    expect(document).toContain('names a minor');
    if (one.mediaType.includes('xml')) expect(XMLValidator.validate(document)).toBe(true);
  });
});

describe.skipIf(!haveSchemas)('by the schemas beside the repository', () => {
  const nitf = haveSchemas ? xsdProblems(nitfSchema) : undefined;
  const newsItem = haveSchemas ? xsdProblems(newsmlSchema) : undefined;
  const ninjs = haveSchemas ? jsonSchemaProblems('ninjs-schema_3.1.json') : undefined;

  it('NITF is valid, tombstone included', () => {
    for (const story of stories) expect(nitf?.(format('nitf').render(story, site))).toEqual([]);
    expect(nitf?.(format('nitf').renderTombstone(tombstone, site))).toEqual([]);
    expect(nitf?.('<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><boddy/></nitf>')).not.toEqual([]);
  });

  it('NITF is valid for any body', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(nitf?.(format('nitf').render(withBody(body), site))).toEqual([]);
      }),
      atMost(200),
    );
  });

  it('NITF and NewsML-G2 are valid for any story', () => {
    fc.assert(
      fc.property(anyStory, anyBody, (story, body) => {
        expect(nitf?.(format('nitf').render({ ...story, body }, site))).toEqual([]);
        expect(newsItem?.(format('newsmlg2').render({ ...story, body }, site))).toEqual([]);
      }),
      atMost(80),
    );
  });

  it('ninjs is valid', () => {
    for (const story of stories) expect(ninjs?.(JSON.parse(format('ninjs').render(story, site)))).toEqual([]);
    expect(ninjs?.(JSON.parse(format('ninjs').renderTombstone(tombstone, site)))).toEqual([]);
  });
});

describe('NITF blocks', () => {
  it.each([
    [
      '<p>A <b>bold</b> <a href="https://a.example/?x=1&amp;y=2">link</a></p>',
      '<p>A <em class="b">bold</em> <a href="https://a.example/?x=1&amp;y=2">link</a></p>',
    ],
    ['loose <i>text</i><p>then</p>', '<p>loose <em class="i">text</em></p><p>then</p>'],
    ['<h3>Head</h3><div><p>One</p>two</div>', '<hl2>Head</hl2><p>One</p><p>two</p>'],
    ['<blockquote><p>Said</p></blockquote>', '<bq><block><p>Said</p></block></bq>'],
    ['<ul><li>a</li><li><p>b</p></li></ul>', '<ul><li>a</li><li><p>b</p></li></ul>'],
    [
      '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
      '<table><tr><td colspan="2">1</td></tr></table>',
    ],
    [
      '<figure><img src="https://a.example/p.jpg" alt="cranes" width="4" height="3"><figcaption>The <i>quay</i></figcaption></figure>',
      '<media media-type="image"><media-reference source="https://a.example/p.jpg" alternate-text="cranes" width="4" height="3"/><media-caption>The <em class="i">quay</em></media-caption></media>',
    ],
    ['<p> </p><ul></ul><table></table>', ''],
  ])('%s', (body, expected) => {
    expect(nitfBlocks(body)).toBe(expected);
  });

  it('does not fail on depth', () => {
    expect(nitfBlocks(`${'<div><b>'.repeat(3000)}deep`)).toContain('deep');
    expect(xhtml(`${'<div><b>'.repeat(3000)}deep`)).toContain('deep');
  });
});

describe('Markdown', () => {
  it('is what the HTML says', () => {
    const body =
      '<h2>Vote</h2><p>A <b>bold</b> and <em>fine</em> <a href="https://a.example/?x=1">link</a>, 2*3 &lt; 7.<br>Next</p>' +
      '<ul><li>One</li><li>Two<ol><li>Deep</li></ol></li></ul><blockquote><p>Said</p><p>Twice</p></blockquote>' +
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td></tr></table><pre>x\n y</pre>';
    expect(renderMarkdown(withBody(body), site).split('\n\n').slice(2)).toEqual(
      [
        '## Vote',
        'A **bold** and *fine* [link](<https://a.example/?x=1>), 2\\*3 &lt; 7.\\\nNext',
        '- One\n- Two',
        '  1. Deep',
        '> Said\n>\n> Twice',
        '| A | B |\n| --- | --- |\n| 1\\|2 |  |',
        '    x\n     y\n',
      ].flatMap((part) => part.split('\n\n')),
    );
  });

  it.each([
    '# no heading',
    '- no list',
    '+ none',
    '12. no number',
    '=== no line',
    '<script>alert(1)</script>',
    '![x](javascript:1)',
    '`code`',
    '&amp;lt;',
  ])('takes %j as text', (text) => {
    const body = `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
    const [, , paragraph = ''] = renderMarkdown(withBody(body), site).split('\n\n');
    const html = marked.parse(paragraph, { async: false });
    expect(html.trim()).toBe(
      `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`,
    );
  });

  it('survives any body', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(renderMarkdown(withBody(body), site).isWellFormed()).toBe(true);
      }),
      atMost(200),
    );
  });
});
