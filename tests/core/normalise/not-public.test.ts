import { describe, expect, it } from 'vitest';
import { normalise } from '../../../functions/core/normalise/index.ts';
import type { Draft } from '../../../functions/core/story/draft.ts';

const context = { now: '2026-05-03T10:00:00Z', agencyName: 'Demo Agency', policy: {} };
const story =
  'The ferry to Orrin Island sails twice a day again, the shipping company said on Monday, and the fare is the old one.';
const of = (kind: 'text' | 'html', value: string, more: Partial<Draft> = {}) =>
  normalise(
    { headline: 'Ferry sails again', language: 'en', body: { kind, value }, changes: [], ...more },
    context,
  );

describe('text below "not for publication"', () => {
  it.each([
    ['text', `${story}\n\n* * *\n\nThe following is not intended for publication\n\nAda Brook, 555 0101`],
    ['html', `<p>${story}</p><p><b>Not for publication:</b> Ada Brook, 555 0101</p><p>desk@demo.example</p>`],
    ['html', `<p>${story}</p><ul><li>Contacts (not for publication):</li><li>Ada Brook, 555 0101</li></ul>`],
    ['html', `<p>${story}<br>Not for publication<br>Ada Brook, 555 0101</p>`],
  ] as const)('stays out of a story in %s, its changes included', (kind, value) => {
    const result = of(kind, value);
    expect(result.content?.text).toBe(story);
    expect(JSON.stringify(result)).not.toContain('555');
    expect(result.changes.map(({ step }) => step)).toContain('edNote');
  });

  it('stays out of the notes to editors', () => {
    const edNote = 'Adds quote. The following is not for publication: Ada Brook, 555 0101.';
    const { content } = of('text', story, { edNote });
    expect(content?.edNote).toBe('Adds quote.');
  });

  it('holds a story of which nothing else would be left', () => {
    const { content, warnings } = of('text', `NOT FOR PUBLICATION\n\n${story}`);
    expect(content?.pubStatus).toBe('withheld');
    expect(warnings.map(({ code }) => code)).toContain('not-for-publication');
  });

  it('holds a story by its terms of use', () => {
    expect(of('text', story, { usageTerms: 'Not for publication.' }).content?.pubStatus).toBe('withheld');
    expect(of('text', story, { usageTerms: 'Not for publication in Ruritania' }).content?.pubStatus).toBe(
      'usable',
    );
  });

  it('is still searched for an embargo', () => {
    const privateNotes = ['Editorial contacts\nEmbargoed until 2026-06-01 06:00 UTC'];
    const { content } = of('text', story, { privateNotes });
    expect(content?.embargoed).toBe('2026-06-01T06:00:00Z');
    expect(JSON.stringify(content)).not.toContain('contacts');
  });

  it('is no sentence of a story', () => {
    const { content } = of(
      'text',
      `${story}\n\nThe letters were not intended for publication.\n\n${story} Again.`,
    );
    expect(content?.text).toContain('Again.');
  });
});
