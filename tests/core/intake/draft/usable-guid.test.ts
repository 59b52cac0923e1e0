import { describe, expect, it } from 'vitest';
import {
  identifies,
  withIds,
  withoutConstantIds,
} from '../../../../functions/core/intake/draft/usable-guid.ts';
import { newsml12 } from '../../../../functions/core/intake/formats/newsml12/index.ts';
import type { Draft } from '../../../../functions/core/story/draft.ts';
import { draftOf } from '../parsing.ts';

const draft = (more: Partial<Draft>): Draft => ({
  body: { kind: 'text', value: more.headline ?? '' },
  changes: [],
  ...more,
});

describe('ids that say which story it is', () => {
  it.each([
    '12',
    'a',
    'https://a.example/?p=12',
    'https://a.example/n/1',
    'tag:a.example,2026:n1',
    'urn:newsml:a.example:20260101:n1:1',
    'm1@a.example',
    'ferry.sails',
    'urn:uuid:12345678-0000-0000-0000-000000000000',
  ])('are %s', (id) => expect(identifies(id)).toBe(true));

  it.each([
    '',
    'null',
    'undefined',
    '0',
    'N/A',
    'urn:newsml:www.a.example',
    'tag:a.example,2026:',
    '00000000-0000-0000-0000-000000000000',
    '[object Object]',
  ])('are not "%s"', (id) => expect(identifies(id)).toBe(false));

  it('are kept, others are noted', () => {
    expect(withIds(draft({ guid: ' n1 ' }))).toMatchObject({ guid: 'n1', changes: [] });
    const without = withIds(draft({ guid: 'urn:newsml:a.example', evolvedFrom: 'null' }));
    expect(without).not.toHaveProperty('guid');
    expect(without).not.toHaveProperty('evolvedFrom');
    expect(without.changes).toHaveLength(1);
  });

  it('are not those that three different stories of an upload share', () => {
    const items = ['One', 'Two', 'Three', 'Four'].map((headline) => ({
      pointer: headline,
      draft: draft({ headline, guid: headline === 'Four' ? 'own' : 'feed-1' }),
    }));
    const ids = (list: typeof items): (string | undefined)[] =>
      withoutConstantIds(list).map((item) => ('draft' in item ? item.draft.guid : undefined));
    expect(ids(items)).toEqual([undefined, undefined, undefined, 'own']);
    expect(ids(items.slice(1))).toEqual(['feed-1', 'feed-1', 'own']);
    const site = items
      .slice(0, 2)
      .map(({ pointer, draft: one }) => ({ pointer, draft: { ...one, guid: 'https://a.example/' } }));
    expect(ids(site)).toEqual([undefined, undefined]);
    expect(ids(site.slice(1))).toEqual(['https://a.example/']);
    const versions = items.map(({ pointer, draft: one }, at) => ({
      pointer,
      draft: { ...one, version: at + 1 },
    }));
    expect(ids(versions)).toEqual(['feed-1', 'feed-1', 'feed-1', 'own']);
  });
});

describe('the identifier of NewsML 1', () => {
  const item = (identifier: string, revision = '3'): string =>
    `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260201</DateId><NewsItemId>N77</NewsItemId><RevisionId>${revision}</RevisionId>${identifier}</NewsIdentifier></Identification><NewsComponent><ContentItem><DataContent>The ferry sails.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;

  it.each([
    [
      '<PublicIdentifier>urn:newsml:www.wire.example</PublicIdentifier>',
      'urn:newsml:wire.example:20260201:N77:1',
    ],
    [
      '<PublicIdentifier>urn:newsml:wire.example:20260201</PublicIdentifier>',
      'urn:newsml:wire.example:20260201:N77:1',
    ],
    [
      '<PublicIdentifier>urn:newsml:wire.example:20260201:N77:3N</PublicIdentifier>',
      'urn:newsml:wire.example:20260201:N77:1',
    ],
    [
      '<PublicIdentifier>urn:newsml:wire.example:20260201:story-8812:3</PublicIdentifier>',
      'urn:newsml:wire.example:20260201:story-8812:1',
    ],
    ['', 'urn:newsml:wire.example:20260201:N77:1'],
  ])('%s names %s', (identifier, guid) => expect(draftOf(newsml12, item(identifier)).guid).toBe(guid));
});
