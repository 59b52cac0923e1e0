import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { draftFromContent, normalise } from '../../../functions/core/normalise/index.ts';
import type { Draft } from '../../../functions/core/story/draft.ts';
import { StoryContent } from '../../../functions/core/story/schema.ts';
import { atMost } from '../../property-runs.ts';
import { draft } from './arbitraries.ts';
import { filler, html, now, run, text } from './drafts.ts';

const allowedElements =
  /^(?:h[2-6]|p|br|ul|ol|li|table|caption|thead|tbody|tfoot|tr|th|td|blockquote|pre|figure|figcaption|img|a|em|strong|b|i|u|s|sub|sup|q|cite|code|bdi|bdo)$/;

const nodesOf = (
  nodes: ReturnType<typeof parseDocument>['children'],
): { name: string; attribs: Record<string, string> }[] =>
  nodes.flatMap((node) =>
    'children' in node ? [...('attribs' in node ? [node] : []), ...nodesOf(node.children)] : [],
  );

describe('whatever an upload holds', () => {
  it('the body is safe', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const { content } = run(given);
        if (content === undefined) return;
        for (const { name, attribs } of nodesOf(parseDocument(content.body).children)) {
          expect(name).toMatch(allowedElements);
          for (const [attribute, value] of Object.entries(attribs)) {
            expect(attribute).toMatch(/^(?:href|src|alt|width|height|colspan|rowspan|start|dir|lang)$/);
            if (attribute === 'href' || attribute === 'src')
              expect(value).toMatch(/^(?:https?:\/\/|mailto:)/);
          }
        }
      }),
      atMost(600),
    );
  });

  it('the body is well-formed XML, and body and text hold no character that XML forbids', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const { content } = run(given);
        if (content === undefined) return;
        const parser = new SaxesParser();
        const errors: Error[] = [];
        parser.on('error', (error) => errors.push(error));
        parser.write(`<body>${content.body}</body>`).close();
        expect(errors).toEqual([]);
        expect(content.text.isWellFormed()).toBe(true);
        expect(`${content.headline}${content.text}${content.summary ?? ''}`).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/,
        );
      }),
      atMost(600),
    );
  });

  it('the content has the shape of the schema', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const { content, problems } = run(given);
        if (content === undefined) expect(problems.length).toBeGreaterThan(0);
        else expect([...Value.Errors(StoryContent, content)]).toEqual([]);
      }),
      atMost(400),
    );
  });

  const normaliseTwice = (given: Draft): void => {
    const { content } = run(given);
    if (content === undefined) return;
    const again = normalise(draftFromContent(content), {
      now,
      agencyName: 'Harbour News Service',
      policy: {},
    });
    expect(again.content).toEqual(content);
    expect(again.changes.filter(({ step }) => step !== 'headline')).toEqual([]);
  };

  it('normalising its own result changes nothing', () => {
    fc.assert(fc.property(draft, normaliseTwice), atMost(1500));
  });

  it.each<[string, Draft]>([
    ['repaired quotation marks end a line', text("Advertisement’''EDITOR'S NOTE: x\n")],
    ['repaired quotation marks surround a page label', text("'T\nView All’'", { headline: '' })],
    ['quotation marks stand in front of a footnote mark', text("A b ''' “[1]")],
    ['a credit line ends with a direction mark', html(`<p>${filler}</p><p>(With inputs from PTI\u200f)</p>`)],
    ['a lifted note holds a tag as text', html('<pre>&ltb&gtEMBARGOED TIL 0', { headline: '' })],
    ['an escaped tag stands behind a dateline', html('PARIS (AP) — &lt;b&gt;The council')],
    ['a link holds half a character', html('l<a href="http://a.example/">&nbsp;\ud800</a>x')],
  ])('normalising its own result changes nothing where %s', (_, given) => {
    expect(run(given).content).toBeDefined();
    normaliseTwice(given);
  });

  it('it is pure: the draft is not changed and the same draft gives the same result', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const before = structuredClone(given);
        expect(run(given)).toEqual(run(structuredClone(given)));
        expect(given).toEqual(before);
      }),
      atMost(150),
    );
  });

  it('excerpts are short', () => {
    fc.assert(
      fc.property(draft, (given) => {
        for (const { before, after } of run(given).changes) {
          expect((before ?? '').length).toBeLessThanOrEqual(80);
          expect((after ?? '').length).toBeLessThanOrEqual(80);
        }
      }),
      atMost(150),
    );
  });
});
