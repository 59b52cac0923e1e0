import { expect, it } from 'vitest';
import { digitalwires } from '../../../../../functions/core/intake/formats/digitalwires/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const entry = { urn: 'urn:x:1', headline: 'Wall', article_html: '<p>The wall was repaired.</p>' };

it('an entry fills a draft', () => {
  expect(draftOf(digitalwires, sampleBytes('digitalwires.json'))).toMatchObject({
    guid: 'urn:newsml:wire.example:20250303:250303-99-000123',
    version: 3,
    headline: 'Hafenmauer in Rekordzeit repariert',
    dateline: { text: 'Lindholm (dpa)' },
    slugline: 'Hafen',
    located: ['Lindholm'],
    subjects: [{ scheme: 'medtop', code: '20000337', name: 'Verkehr' }],
    associations: [{ type: 'picture', creditLine: 'Jon Frei/dpa' }],
  });
});

it('the notepad is only read for an embargo', () => {
  const draft = draftOf(digitalwires, sampleBytes('digitalwires.json'));
  expect(draft.privateNotes?.join()).toContain('Ansprechpartner');
  expect(JSON.stringify({ ...draft, privateNotes: [] })).not.toContain('Ansprechpartner');
});

it('an embargo is a time or holds the story', () => {
  const read = (embargoed: string) => draftOf(digitalwires, JSON.stringify({ ...entry, embargoed }));
  expect(read('2035-03-04T06:00:00+01:00').embargoed).toBe('2035-03-04T05:00:00Z');
  expect(read('morgen früh').embargoText).toBe('morgen früh');
});

it('the envelope of the API and boxes beside the text are read', () => {
  const upload = JSON.stringify({ entries: [entry, { ...entry, infobox_html: '<p>Box</p>' }] });
  const [, second] = draftsOf(digitalwires, upload);
  expect(second?.changes.map(({ before }) => before)).toContain('infobox_html');
});

it('an entry without text is refused where it stands; a kill needs none', () => {
  const without = JSON.stringify({ ...entry, article_html: '' });
  expect(parseWith(digitalwires, without).items).toMatchObject([
    { pointer: '', problems: [{ pointer: '/article_html' }] },
  ]);
  expect(
    draftOf(digitalwires, JSON.stringify({ ...entry, article_html: '', pubstatus: 'canceled' })).pubStatus,
  ).toBe('canceled');
});
