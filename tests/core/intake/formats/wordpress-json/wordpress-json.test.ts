import { expect, it } from 'vitest';
import { wordpressJson } from '../../../../../functions/core/intake/formats/wordpress-json/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const post = (changed: Record<string, unknown>) =>
  JSON.stringify({
    id: 7,
    date_gmt: '2035-03-03T09:00:00',
    link: 'https://coast.example/wall/',
    title: { rendered: 'Wall &#038; port' },
    content: { rendered: '<p>The wall was repaired.</p>', protected: false },
    status: 'publish',
    type: 'post',
    ...changed,
  });

it('a list of posts becomes stories, with what _embed adds', () => {
  const [draft, ...others] = draftsOf(wordpressJson, sampleBytes('wordpress.json'));
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    guid: 'https://valley.example/?p=12',
    headline: 'The mill turns – again',
    byline: 'Ada Brook',
    section: 'Villages',
    keywords: ['mills'],
    firstCreated: '2025-03-03T09:30:00Z',
    versionCreated: '2025-03-03T10:00:00Z',
    pubStatus: 'usable',
  });
  expect(draft?.associations).toHaveLength(1);
});

it('numbers without names are left out with a change', () => {
  const draft = draftOf(wordpressJson, post({ author: 3, featured_media: 4, categories: [5], tags: [] }));
  expect(draft.headline).toBe('Wall & port');
  expect(draft.byline).toBeUndefined();
  expect(draft.changes.map(({ before }) => before)).toContain('author, featured_media, categories');
});

it('only what is published is published', () => {
  expect(draftOf(wordpressJson, post({ status: 'future' })).embargoed).toBe('2035-03-03T09:00:00Z');
  expect(draftOf(wordpressJson, post({ status: 'future', date_gmt: null })).embargoText).toBeDefined();
  expect(draftOf(wordpressJson, post({ status: 'draft' })).pubStatus).toBe('withheld');
  expect(draftOf(wordpressJson, post({ status: 'trash' })).pubStatus).toBe('canceled');
  const locked = post({ content: { rendered: '<p>Text.</p>', protected: true } });
  expect(draftOf(wordpressJson, locked).pubStatus).toBe('withheld');
});

it('pages, posts without text and lists of none are refused where they stand', () => {
  const parsed = parseWith(
    wordpressJson,
    `[${post({ type: 'page' })},${post({ content: { rendered: '' } })}]`,
  );
  expect(parsed.items.map(({ pointer }) => pointer)).toEqual(['/0', '/1/content']);
  expect(parsed.items.every((item) => 'problems' in item)).toBe(true);
  expect(parseWith(wordpressJson, '[]').problems).toHaveLength(1);
});
