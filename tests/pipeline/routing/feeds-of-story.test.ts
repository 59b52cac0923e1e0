import { expect, test } from 'vitest';
import { Matcher } from '../../../functions/pipeline/routing/feeds-of-story.ts';
import type { DefinitionEntry, Definitions } from '../../../functions/store/entities/feeds/definitions.ts';
import { richStory } from '../../core/feeds/stories.ts';

const now = '2026-03-10T00:00:00Z';

/** A matcher of definitions that never change. */
const matcherOf = (entries: DefinitionEntry[]): Matcher =>
  new Matcher({ revision: async () => 1, all: async () => entries } as unknown as Definitions);

const partitions = async (language: string, entries: DefinitionEntry[] = []): Promise<string[]> => {
  const found = await matcherOf(entries).destinations(richStory(2, { language }), 'North News', now);
  return found.map(({ partition }) => partition);
};

test('every story goes to the feeds that need no definition', async () => {
  expect(await partitions('de-CH')).toEqual(['latest', 'agency-nna', 'language-de-ch', 'language-de']);
  const languages = async (language: string) => (await partitions(language)).slice(2);
  expect(await languages('zh-Hant-TW')).toEqual(['language-zh-hant-tw', 'language-zh']);
  expect(await languages('en')).toEqual(['language-en']);
  expect(await languages('und')).toEqual(['language-und']);
  expect(await languages('es-419')).toEqual(['language-es-419', 'language-es']);
  // What anybody can make up makes no feed of its own.
  for (const tag of ['en-x000rs', 'en-x-desk', 'en-Qaaa', 'en-ZZ', 'EN', 'en-u-ca-buddhist', 'en--'])
    expect(await languages(tag)).toEqual(['language-en']);
  expect(await languages('en-x000rs-GB')).toEqual(['language-en']);
  expect(await languages('en-GB-x000rs')).toEqual(['language-en-gb', 'language-en']);
  // A private tag names no language, and neither does one that nobody has been given.
  for (const tag of ['x-desk', 'zz', 'qqq-GB', 'mul']) expect(await languages(tag)).toEqual([]);
});

test('and to the defined feeds that it matches, in the generation that is shown and the one that is filled', async () => {
  const entries: DefinitionEntry[] = [
    { id: 'all', generation: 1 },
    { id: 'harbour', filter: { keyword: ['harbour'] }, generation: 2, filling: 3 },
    { id: 'sport', filter: { section: ['sport'] }, generation: 1 },
    { id: 'not-filled-yet', generation: 0, filling: 1 },
  ];
  expect((await partitions('de-CH', entries)).slice(4)).toEqual([
    'all',
    'harbour@2',
    'harbour@3',
    'not-filled-yet',
  ]);
});

test('a built-in feed comes with what it is made of when its first story arrives', async () => {
  const [latest, agency, region, language] = await matcherOf([]).destinations(
    richStory(2, { language: 'de-CH' }),
    'North News',
    now,
  );
  expect(latest?.builtIn).toMatchObject({ id: 'latest', size: 50, generation: 1, createdAt: now });
  expect(agency?.builtIn).toMatchObject({ id: 'agency-nna', title: 'North News' });
  expect(region?.builtIn).toMatchObject({ title: 'Swiss High German', language: 'de-CH' });
  expect(language?.builtIn).toMatchObject({ title: 'German', language: 'de' });
});

test('definitions are read again only when their revision has changed', async () => {
  let revision = 1;
  let reads = 0;
  const all = async (): Promise<DefinitionEntry[]> => {
    reads++;
    return [{ id: `feed-${revision}`, generation: 1 }];
  };
  const matcher = new Matcher({ revision: async () => revision, all } as unknown as Definitions);
  const last = async () => (await matcher.destinations(richStory(2), 'North News', now)).at(-1)?.partition;
  expect(await last()).toBe('feed-1');
  expect(await last()).toBe('feed-1');
  expect(reads).toBe(1);
  revision = 2;
  expect(await last()).toBe('feed-2');
});

test('a private story goes to private feeds alone, whatever the others hold', async () => {
  const entries: DefinitionEntry[] = [
    { id: 'all', generation: 1 },
    { id: 'closed', visibility: 'private', generation: 1, filling: 2 },
    { id: 'closed-sport', visibility: 'private', filter: { section: ['sport'] }, generation: 1 },
  ];
  const story = { ...richStory(2, { language: 'de' }), access: 'private' as const };
  const found = await matcherOf(entries).destinations(story, 'North News', now);
  expect(found.map(({ partition }) => partition)).toEqual(['.private', 'closed', 'closed@2']);
  expect(found.every(({ isPrivate }) => isPrivate)).toBe(true);
  expect([...(await matcherOf(entries).privateFeeds())]).toEqual(['closed', 'closed-sport']);
  // A public story is in both, and its agency is not told of the private ones.
  const both = await matcherOf(entries).destinations(richStory(2, { language: 'de' }), 'North News', now);
  expect(both.filter(({ isPrivate }) => isPrivate).map(({ partition }) => partition)).toEqual([
    'closed',
    'closed@2',
  ]);
});
