import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../functions/core/feeds/render/brief.ts';
import { canonicalJson } from '../../../functions/core/story/canonical-json.ts';
import { digestMembers, publicDigest } from '../../../functions/core/story/public-digest.ts';
import type { Story } from '../../../functions/core/story/schema.ts';
import { documentedCheck } from '../../docs/digest-check.ts';
import { atMost } from '../../property-runs.ts';
import { anyStory } from './arbitrary-story.ts';
import { everyFeedFormat, storyFormats } from './loaded.ts';
import { plainStory, richStory, site } from './stories.ts';

const isOf = await documentedCheck();
const written = /ni:\/\/\/sha-256;[\w-]{43}/g;
const rendition = (story: Story): Record<string, unknown> =>
  JSON.parse(storyFormats.find(({ id }) => id === 'json')?.render(story, site) ?? '');

describe('the digest of a story', () => {
  it.each(everyFeedFormat)('is in each item of $id, once, and that of the JSON rendition', (format) => {
    for (const story of [plainStory(1), richStory(2)])
      for (const item of [
        format.renderItem(story, site, 'full'),
        format.renderItem(story, site, 'summary'),
        format.renderItem(brief(story), site, 'summary'),
      ]) {
        const digests = item.match(written) ?? [];
        expect(digests).toEqual([publicDigest(story)]);
        expect(isOf(digests[0] ?? '', rendition(story))).toBe(true);
      }
  });

  it.each(storyFormats.filter(({ id }) => id !== 'txt'))('is in a story as $id', (format) => {
    const story = richStory(3);
    expect(format.render(story, site).match(written)).toEqual([publicDigest(story)]);
  });

  it('is another one when any of its members is another, and the same when others are', () => {
    const story = richStory(4);
    const json = rendition(story);
    const digest = publicDigest(story);
    for (const name of digestMembers) {
      expect(isOf(digest, { ...json, [name]: 'changed' }), name).toBe(false);
      expect(publicDigest({ ...story, [name]: 'changed' }), name).not.toBe(digest);
    }
    const later = {
      chain: { first: 'x' },
      clusterId: 'y',
      updated: '2026-11-30T09:02:11Z',
      agencyName: 'New',
    };
    expect(publicDigest({ ...story, ...later, expires: '2027-01-01T00:00:00Z' })).toBe(digest);
  });

  it('can be checked by another implementation of RFC 8785, for any story', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(isOf(publicDigest(story), rendition(story))).toBe(true);
      }),
      atMost(100),
    );
    const broken = plainStory(1, { headline: 'half a pair \ud800', guid: '\udc00' });
    expect(isOf(publicDigest(broken), rendition(broken))).toBe(true);
  });

  it('is over the canonical JSON of the standard', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      atMost(300),
    );
    const empty = createHash('sha256').update('{}').digest('base64url');
    expect(isOf(`ni:///sha-256;${empty}`, {})).toBe(true);
  });
});
