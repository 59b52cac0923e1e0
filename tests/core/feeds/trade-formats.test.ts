import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMost } from '../../property-runs.ts';
import { anyStory } from './arbitrary-story.ts';
import { newsmlg2, ninjs, ninjs2 } from './loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, xsdProblems } from './schemas.ts';
import { arabicStory, feedOf, hostileStory, plainStory, richStory, site, tombstone } from './stories.ts';

const stories = [plainStory(1), richStory(2), arabicStory(3), hostileStory(4)];

describe.skipIf(!haveSchemas).each([
  ['ninjs 3.1', ninjs, haveSchemas ? jsonSchemaProblems('ninjs-schema_3.1.json') : undefined],
  ['ninjs 2.2', ninjs2, haveSchemas ? jsonSchemaProblems('ninjs-schema_2.2.json') : undefined],
  ['NewsML-G2 2.35', newsmlg2, haveSchemas ? xsdProblems(newsmlSchema) : undefined],
] as const)('%s by its schema (beside the repository)', (_name, format, validate) => {
  const problems = (feed: string) => validate?.(format.mediaType.includes('json') ? JSON.parse(feed) : feed);

  it('accepts every feed', () => {
    expect(problems(feedOf(format, stories))).toEqual([]);
    expect(
      problems(
        feedOf(format, stories, {
          info: { id: 'x', title: 'X', description: '', content: 'summary', language: 'en' },
        }),
      ),
    ).toEqual([]);
  });

  it('accepts an empty feed', () => {
    expect(problems(feedOf(format, []))).toEqual([]);
  });

  it('accepts a feed with a tombstone', () => {
    const fragment = format.renderTombstone(tombstone, site) ?? '';
    expect(problems(feedOf(format, [plainStory(1)], { tombstones: [fragment] }))).toEqual([]);
  });

  it('accepts any story', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(problems(feedOf(format, [story]))).toEqual([]);
      }),
      atMost(60),
    );
  });

  it('refuses what is wrong', () => {
    const broken = feedOf(format, stories)
      .replaceAll('usable', 'fine')
      .replaceAll('<pubStatus qcode', '<pubStat qcode');
    expect(problems(broken)).not.toEqual([]);
  });
});
