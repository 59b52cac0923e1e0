import { describe, expect, it } from 'vitest';
import { newsml12 } from '../../../../../functions/core/intake/formats/newsml12/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const item = (parts: { revision?: number; management?: string; components?: string }): string => {
  const revision = parts.revision ?? 1;
  return (
    `<NewsItem><Identification><NewsIdentifier><ProviderId>p.example</ProviderId><DateId>20240816</DateId><NewsItemId>X1</NewsItemId>` +
    `<RevisionId PreviousRevision="${revision - 1}" Update="N">${revision}</RevisionId>` +
    `<PublicIdentifier>urn:newsml:p.example:20240816:X1:${revision}</PublicIdentifier></NewsIdentifier></Identification>` +
    `<NewsManagement>${parts.management ?? '<Status FormalName="Usable"/>'}</NewsManagement>` +
    `${parts.components ?? '<NewsComponent><NewsLines><HeadLine>Head</HeadLine></NewsLines><ContentItem><DataContent>Text.</DataContent></ContentItem></NewsComponent>'}</NewsItem>`
  );
};
const upload = (...items: string[]): string => `<NewsML>${items.join('')}</NewsML>`;

it('reads every field of the sample', () => {
  const { body, ...draft } = draftOf(newsml12, sampleBytes('newsml12.xml'));
  expect(draft).toEqual({
    changes: [],
    guid: 'urn:newsml:alpine.example:20240816:AP-7731:1',
    version: 1,
    headline: 'Glacier railway opens after nine winters',
    subheadline: 'Engineers dug the last metre by hand',
    byline: 'By Petra Holm',
    dateline: { text: 'OBERTAL, Aug 16, 2024 (Alpine Press)' },
    located: ['Obertal'],
    slugline: 'Glacier-rail',
    language: 'en',
    firstCreated: '2024-08-16T11:29:00Z',
    versionCreated: '2024-08-16T11:30:00Z',
    pubStatus: 'usable',
    urgency: 4,
    keywords: ['glacier', 'railway'],
    subjects: [{ scheme: 'subj', code: '04015003' }],
    genre: 'Current',
    creditLine: 'Alpine Press',
    copyrightNotice: '(c) Alpine Press 2024',
    usageTerms: 'NO ARCHIVAL USE',
    associations: [
      {
        type: 'picture',
        guid: 'photo1',
        headline: 'The upper station',
        caption: 'The upper station in fog.',
        creditLine: 'Alpine Press / J. Frei',
        renditions: [
          {
            href: 'https://example.com/station.jpg',
            mediaType: 'image/jpeg',
            width: 2000,
            height: 1333,
            size: 204800,
          },
        ],
      },
    ],
  });
  expect(body.value).toContain('<a href="https://example.com/fares">online</a>');
});

it('a story keeps its guid over its revisions', () => {
  const [first, third] = draftsOf(newsml12, upload(item({}), item({ revision: 3 })));
  expect(first?.guid).toBe('urn:newsml:p.example:20240816:X1:1');
  expect(third).toMatchObject({ guid: first?.guid, version: 3 });
});

describe('management', () => {
  it('a canceled item needs no text', () => {
    const draft = draftOf(
      newsml12,
      upload(item({ management: '<Status FormalName="Canceled"/>', components: '' })),
    );
    expect(draft.pubStatus).toBe('canceled');
  });

  it('an embargo ends with StatusWillChange', () => {
    const management =
      '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20240817T060000Z</DateAndTime></StatusWillChange>';
    expect(draftOf(newsml12, upload(item({ management })))).toMatchObject({
      embargoed: '2024-08-17T06:00:00Z',
    });
  });

  it('an embargo without an end holds the story', () => {
    const draft = draftOf(newsml12, upload(item({ management: '<Status FormalName="Embargoed"/>' })));
    expect([draft.embargoText, draft.pubStatus]).toEqual(['status Embargoed', undefined]);
  });

  it('instructions tell of corrections and kills', () => {
    const corrected =
      '<Status FormalName="Usable"/><Instruction FormalName="Correction">Corrects the date</Instruction>';
    expect(draftOf(newsml12, upload(item({ management: corrected }))).correctionNote).toBe(
      'Corrects the date',
    );
    const killed = '<Status FormalName="Usable"/><Instruction FormalName="Kill"/>';
    expect(draftOf(newsml12, upload(item({ management: killed }))).pubStatus).toBe('canceled');
  });
});

describe('items', () => {
  it('stand for themselves: one that cannot be read does not stop the others', () => {
    const { items } = parseWith(
      newsml12,
      upload(item({ components: '<Update><Delete/></Update>' }), item({})),
    );
    expect(items.map((entry) => [entry.pointer, 'draft' in entry])).toEqual([
      ['/NewsML/NewsItem[1]', false],
      ['/NewsML/NewsItem[2]', true],
    ]);
  });

  it('a photo without text is no story', () => {
    const components =
      '<NewsComponent><ContentItem Href="https://example.com/a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>';
    const [only] = parseWith(newsml12, upload(item({ components }))).items;
    expect(only).toMatchObject({ problems: [{ detail: 'a picture item without text, not a story' }] });
  });

  it('HTML in CDATA and plain text are told apart', () => {
    const with_ = (data: string): string =>
      upload(
        item({
          components: `<NewsComponent><ContentItem><Format FormalName="x"/><DataContent>${data}</DataContent></ContentItem></NewsComponent>`,
        }),
      );
    expect(draftOf(newsml12, with_('<![CDATA[<p>Hi</p>]]>')).body).toEqual({
      kind: 'html',
      value: '<p>Hi</p>',
    });
    expect(draftOf(newsml12, with_('\n  One\n\n  Two\n')).body).toEqual({
      kind: 'text',
      value: '  One\n\n  Two',
    });
  });

  it('a title, a lead and a body in components of their own are one story', () => {
    const part = (role: string, words: string): string =>
      `<NewsComponent><Role FormalName="${role}"/><ContentItem><DataContent>${words}</DataContent></ContentItem></NewsComponent>`;
    const components = `<NewsComponent>${part('Title', 'Head')}${part('Lead', 'First.')}${part('Body', 'Second.')}</NewsComponent>`;
    expect(draftOf(newsml12, upload(item({ components })))).toMatchObject({
      headline: 'Head',
      body: { kind: 'text', value: 'First.\n\nSecond.' },
    });
  });

  it('a date in the dateline field is no dateline', () => {
    const components =
      '<NewsComponent><NewsLines><HeadLine>H</HeadLine><DateLine>4/4/2024</DateLine></NewsLines><ContentItem><DataContent>T</DataContent></ContentItem></NewsComponent>';
    expect(draftOf(newsml12, upload(item({ components }))).dateline).toBeUndefined();
  });
});
