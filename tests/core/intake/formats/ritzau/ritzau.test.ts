import { expect, it } from 'vitest';
import { ritzau } from '../../../../../functions/core/intake/formats/ritzau/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

it('reads each news of the queue', () => {
  const [first, second] = draftsOf(ritzau, sampleBytes('ritzau.xml'));
  expect(first).toMatchObject({
    guid: '11111111-2222-3333-4444-555555555555',
    version: 2,
    headline: 'Færge vender tilbage',
    subheadline: "Øens borgmester 'glad'",
    slugline: 'INDLAND-3',
    byline: 'Signe Dahl',
    dateline: { text: 'Nordby', place: 'Nordby' },
    versionCreated: '2024-08-16T18:44:52.973Z',
    urgency: 4,
    subjects: [{ scheme: 'subj', code: '04015002' }],
    creditLine: 'wire',
    section: 'Indland',
    edNote: 'Retter prisen',
    correctionNote: 'Retter prisen',
  });
  expect(first?.body.value).toContain('&quot;Endelig&quot;');
  expect(first?.changes.some(({ reason }) => reason.includes('no time zone'))).toBe(true);
  expect(second?.pubStatus).toBe('canceled');
});

it('an embargo under any name holds the story', () => {
  const news = (inner: string): string =>
    `<RBNews><NewsID>1</NewsID><headline>H</headline><content>T</content>${inner}</RBNews>`;
  expect(draftOf(ritzau, news('<EmbargoDate>2024-08-17T06:00:00Z</EmbargoDate>')).embargoed).toBe(
    '2024-08-17T06:00:00Z',
  );
  expect(draftOf(ritzau, news('<Embargo>true</Embargo>')).embargoText).toBe('true');
  expect(draftOf(ritzau, news('<Embargo>false</Embargo>')).embargoText).toBeUndefined();
});

it('an empty answer is refused', () => {
  expect(parseWith(ritzau, '<ListOfRBNews/>').problems).toHaveLength(1);
});
