import { describe, expect, test } from 'vitest';
import { type Entry, StoryIndex } from '../../web/directory/index.ts';
import { storiesOf } from '../../web/directory/newest.ts';

const entry = (id: string, over: Partial<Entry>): Entry => ({
  id,
  headline: 'Council votes on the harbour plan',
  agency: 'Harbour News',
  language: 'en',
  published: `2026-12-01T00:00:0${id}Z`,
  subjects: [],
  ...over,
});
const index = new StoryIndex([
  entry('1', {
    headline: 'Málaga opens a museum of glass',
    subjects: ['culture', 'Museums'],
    language: 'en-GB',
  }),
  entry('2', { headline: 'Ferries to run at night', agency: 'Coast Wire', subjects: ['Culture'] }),
  entry('3', { headline: 'مجلس الميناء يوافق على العبّارات الليلية', language: 'ar' }),
  entry('4', { headline: '横浜港で花火大会', language: 'ja' }),
]);
const none = { words: '', agency: '', language: '', subject: '' };
const ids = (wanted: Partial<typeof none>): string[] =>
  index.find({ ...none, ...wanted }).found.map(({ id }) => id);

describe('the search of the directory', () => {
  test('finds words by their beginning, without accents, with a slip of the keys, and all of them', () => {
    expect(ids({ words: 'malaga muse' })).toEqual(['1']);
    expect(ids({ words: 'feries night' })).toEqual(['2']);
    expect(ids({ words: 'malaga night' })).toEqual([]);
  });

  test('finds words in scripts of any direction, and in those without spaces', () => {
    expect(ids({ words: 'الميناء' })).toEqual(['3']);
    expect(ids({ words: '花火' })).toEqual(['4']);
  });

  test('narrows by agency, language with its regions, and subject in any case', () => {
    expect(ids({ agency: 'Coast Wire' })).toEqual(['2']);
    expect(ids({ language: 'en' })).toEqual(['1', '2']);
    expect(ids({ subject: 'Culture' })).toEqual(['1', '2']);
    expect(ids({ subject: 'Culture', words: 'glass' })).toEqual(['1']);
    expect(index.values('subject')).toEqual(['Culture', 'Museums']);
    expect(index.values('language')).toEqual(['en', 'ar', 'ja']);
  });

  test('shows the newest first without words, and finds nothing that is not there', () => {
    expect(ids({})).toEqual(['1', '2', '3', '4']);
    expect(ids({ words: 'xylophone' })).toEqual([]);
    expect(ids({ words: '<script>' })).toEqual([]);
  });
});

test('the page of a feed lists its stories, without what was withdrawn and without addresses that are none', () => {
  const item = {
    url: 'https://feeds.example.com/stories/1.html',
    title: 'Ferries to run at night',
    date_published: '2026-12-01T00:00:00Z',
    language: 'en',
    _dateline: { agency: 'coast', agencyName: 'Coast Wire' },
  };
  const listed = {
    href: item.url,
    headline: item.title,
    published: item.date_published,
    agency: 'Coast Wire',
    language: 'en',
  };
  const items = [item, { ...item, _tombstone: { when: '' } }, { ...item, url: 'javascript:alert(1)' }, {}];
  expect(storiesOf({ items })).toEqual([listed]);
  const bare = { url: item.url, title: item.title, date_published: item.date_published };
  expect(storiesOf({ items: [bare] })).toEqual([{ ...listed, agency: '', language: undefined }]);
  for (const feed of [undefined, null, {}, { items: 'none' }, []]) expect(storiesOf(feed)).toEqual([]);
});
