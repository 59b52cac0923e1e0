import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedUrl } from '../../../../functions/core/feeds/format.ts';
import { atMost } from '../../../property-runs.ts';
import { anyStory } from '../arbitrary-story.ts';
import { atom, json, rss } from '../loaded.ts';
import {
  arabicStory,
  feedOf,
  hostileStory,
  latest,
  plainStory,
  richStory,
  site,
  storyId,
  tombstone,
} from '../stories.ts';
import { checkFeed } from './check.ts';
import { checkHtml } from './html-rules.ts';

const now = '2026-03-10T00:00:00Z';
const stories = [
  plainStory(1),
  richStory(2),
  arabicStory(3),
  hostileStory(4),
  plainStory(5, { language: 'und' }),
];

describe.each([rss, atom])('$title by the rules of the W3C feed validator', (format) => {
  const check = (feed: string) => checkFeed(feed, feedUrl('latest', format.extension, site), now);

  it.each(['full', 'summary'] as const)('has no error and no warning with %s content', (content) => {
    expect(check(feedOf(format, stories, { info: { ...latest, content } }))).toEqual([]);
    expect(check(feedOf(format, stories, { info: { ...latest, content, language: 'en-GB' } }))).toEqual([]);
  });

  it('has none while it is empty', () => {
    expect(check(feedOf(format, []))).toEqual([]);
  });

  it('has none for any story, but for a title that is written as markup', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(check(feedOf(format, [story])).filter((finding) => finding.rule !== 'ContainsHTML')).toEqual(
          [],
        );
      }),
      atMost(150),
    );
  });
});

describe('a tombstone by the rules of the W3C feed validator', () => {
  const withTombstone = (format: typeof rss) => {
    const fragment = format.renderTombstone(tombstone, site);
    const feed = feedOf(format, [plainStory(1)], { tombstones: [fragment ?? ''], updated: tombstone.when });
    return checkFeed(feed, feedUrl('latest', format.extension, site), now);
  };

  it('passes in RSS', () => {
    expect(withTombstone(rss)).toEqual([]);
  });

  it('costs Atom the one warning that its namespace is not known', () => {
    expect(withTombstone(atom).map((finding) => finding.rule)).toEqual(['UnknownNamespace']);
  });
});

describe('JSON Feed 1.1', () => {
  const { items, ...head } = JSON.parse(feedOf(json, stories));

  it('has what the specification requires', () => {
    expect(head.version).toBe('https://jsonfeed.org/version/1.1');
    expect(head.home_page_url).toBe('https://feeds.example.com/');
    for (const item of items) {
      expect(item.id).toMatch(/^urn:uuid:/);
      expect(typeof (item.content_html ?? item.content_text)).toBe('string');
      expect(item).not.toHaveProperty('author');
      for (const author of item.authors) expect(Object.keys(author)).toEqual(['name']);
      for (const attachment of item.attachments ?? []) {
        expect(URL.canParse(attachment.url)).toBe(true);
        expect(attachment.mime_type).toMatch(/^[\w.+-]+\/[\w.+-]+$/);
      }
      const unknown = Object.keys(item).filter((key) => !known.has(key) && !key.startsWith('_'));
      expect(unknown).toEqual([]);
    }
  });

  it('holds HTML that is safe', () => {
    for (const item of items) expect(checkHtml(item.content_html)).toEqual([]);
  });

  it('keeps what it has no name for in its extension', () => {
    const [, rich] = items;
    expect(rich._dateline).toMatchObject({
      version: 3,
      agency: 'nna',
      creditLine: 'NNA, with inputs from Coast Wire',
      credits: [{ name: 'Coast Wire', kind: 'agency', role: 'inputs' }],
      dateline: { text: 'PORT ELLA, March 3 (NNA)', place: 'Port Ella' },
      usageTerms: 'Not for use after 30 days & not in print',
      urgency: 4,
      slugline: 'HARBOUR-CONTRACT',
      correctionNote: 'Corrects the vote in paragraph 1 to 7-2, not 7-3.',
    });
    expect(rich._dateline.associations[0].alt).toBe('Three yellow cranes at a quay');
    expect(rich.image).toBe('https://media.example.org/quay%201200.jpg?a=1&b=2');
  });

  it('marks a killed story in words and for machines', () => {
    expect(JSON.parse(json.renderTombstone(tombstone, site) ?? '')).toEqual({
      id: `urn:uuid:${storyId(99)}`,
      url: `https://feeds.example.com/stories/${storyId(99)}.html`,
      title: 'KILLED: story withdrawn',
      content_text: tombstone.reason,
      date_published: tombstone.when,
      date_modified: tombstone.when,
      _tombstone: { when: tombstone.when, reason: tombstone.reason, version: 4 },
    });
  });

  it('writes no lone surrogates, which some parsers refuse', () => {
    const text = json.renderItem(hostileStory(), site, 'full');
    expect(text).not.toMatch(/\\ud[89a-f]/);
    expect(JSON.parse(text).title).toContain('\uFFFD x \uFFFD');
    const aboutEscapes = plainStory(1, { headline: 'How \\ud83d is written' });
    expect(JSON.parse(json.renderItem(aboutEscapes, site, 'full')).title).toBe('How \\ud83d is written');
  });
});

const known = new Set(
  (
    'id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags ' +
    'language attachments'
  ).split(' '),
);
