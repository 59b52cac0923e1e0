import { describe, expect, it } from 'vitest';
import { soundsLikeEmbargo } from '../../../functions/core/intake/draft/embargo-fields.ts';
import { read } from '../../../functions/core/intake/index.ts';
import { normalise } from '../../../functions/core/normalise/index.ts';
import { filler, filler2, now } from './drafts.ts';

const ahead = '2026-12-10T10:00:00Z';
const past = '2020-12-10T10:00:00Z';

async function resultOf(text: string, mediaType?: string) {
  const { items } = await read({
    bytes: new TextEncoder().encode(text),
    receivedAt: now,
    ...(mediaType && { mediaType }),
  });
  const [item] = items;
  if (item === undefined || 'problems' in item) throw new Error(`not read: ${JSON.stringify(items)}`);
  return normalise(item.draft, { now, agencyName: 'Harbour News Service', policy: {} });
}

const headline = 'New water law passed by house';
const article = (more: object): string =>
  JSON.stringify({ headline, text: `${filler}\n\n${filler2}`, ...more });
const rss = (more: string): string =>
  `<rss version="2.0"><channel><title>C</title><item><title>${headline}</title><guid>g1</guid><description>&lt;p&gt;${filler}&lt;/p&gt;&lt;p&gt;${filler2}&lt;/p&gt;</description>${more}</item></channel></rss>`;
const uploads: Readonly<Record<string, (name: string, value: string) => [text: string, mediaType?: string]>> =
  {
    'Dateline JSON': (name, value) => [article({ [name]: value })],
    'Dateline JSON, deep': (name, value) => [article({ meta: { web: [{ [name]: value }] } })],
    'JSON Feed': (name, value) => [
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'F',
        items: [{ id: '1', title: headline, content_text: `${filler}\n\n${filler2}`, [name]: value }],
      }),
    ],
    ninjs: (name, value) => [
      JSON.stringify({
        uri: 'urn:1',
        type: 'text',
        version: '1',
        versioncreated: now,
        headline,
        body_text: `${filler}\n\n${filler2}`,
        [name]: value,
      }),
    ],
    RSS: (name, value) => [rss(`<${name}>${value}</${name}>`)],
    Atom: (name, value) => [
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>F</title><updated>${now}</updated><entry><id>e1</id><title>${headline}</title><updated>${now}</updated><${name}>${value}</${name}><content type="html">&lt;p&gt;${filler}&lt;/p&gt;&lt;p&gt;${filler2}&lt;/p&gt;</content></entry></feed>`,
    ],
    NITF: (name, value) => [
      `<nitf><head><title>${headline}</title><meta name="${name}" content="${value}"/></head><body><body.content><p>${filler}</p><p>${filler2}</p></body.content></body></nitf>`,
    ],
    'a page': (name, value) => [
      `<!doctype html><html><head><title>${headline}</title><meta name="${name}" content="${value}"></head><body><article><h1>${headline}</h1><p>${filler}</p><p>${filler2}</p></article></body></html>`,
      'text/html',
    ],
    Markdown: (name, value) => [
      `---\ntitle: ${headline}\n${name}: ${value}\n---\n\n${filler}\n\n${filler2}\n`,
      'text/markdown',
    ],
    text: (name, value) => [`Headline: ${headline}\n${name}: ${value}\n\n${filler}\n\n${filler2}\n`],
    'e-mail': (name, value) => [
      `From: a@harbour.example\r\nTo: b@dateline.example\r\nSubject: ${headline}\r\nMessage-ID: <1@harbour.example>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\nX-${name.replaceAll('_', '-')}: ${value}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${filler}\r\n\r\n${filler2}\r\n`,
      'message/rfc822',
    ],
  };

describe('a field nobody told us about', () => {
  it.each([
    'release_time',
    'publish_at',
    'publish_schedule',
    'goLive',
    'availableFrom',
    'visible-from',
    'Release-Time',
    'embargoLiftsAt',
    'scheduled_for',
    'notBefore',
    'holdUntil',
    'dcAvailableDate',
  ])('sounds like an embargo: %s', (name) => {
    expect(soundsLikeEmbargo(name)).toBe(true);
  });

  it.each([
    'published',
    'publishedAt',
    'pubDate',
    'updated',
    'delivery',
    'live',
    'publisher',
    'release',
    'expires',
    'startDate',
    'timestamp',
  ])('does not: %s', (name) => {
    expect(soundsLikeEmbargo(name)).toBe(false);
  });

  it.each(Object.keys(uploads))('holds the story until its moment: %s', async (format) => {
    for (const name of ['publish_at', 'release_time', 'availableFrom']) {
      const { content, warnings } = await resultOf(...(uploads[format]?.(name, ahead) ?? ['']));
      expect(content?.embargoed).toBe(ahead);
      const [warning] = warnings.filter(({ code }) => code === 'embargo-field');
      expect(warning?.detail.toLowerCase().replace(/[^a-z]/g, '')).toContain(
        name.toLowerCase().replace(/[^a-z]/g, ''),
      );
    }
  });

  it.each(Object.keys(uploads))('that names a moment past holds nothing: %s', async (format) => {
    const { content, warnings } = await resultOf(...(uploads[format]?.('publish_at', past) ?? ['']));
    expect(content).toMatchObject({ pubStatus: 'usable' });
    expect(content?.embargoed).toBeUndefined();
    expect(warnings.map(({ code }) => code)).not.toContain('embargo-field');
  });

  it('withholds the story when the moment is not certain', async () => {
    const { content, warnings } = await resultOf(article({ publish_at: '2026-12-10 10:00' }));
    expect(content?.pubStatus).toBe('withheld');
    expect(warnings).toContainEqual({ code: 'embargo-unreadable', detail: 'publish_at: 2026-12-10 10:00' });
  });

  it('counts less than the embargo that the story states', async () => {
    const { content } = await resultOf(article({ publish_at: ahead, embargoed: '2026-11-10T10:00:00Z' }));
    expect(content?.embargoed).toBe('2026-11-10T10:00:00Z');
  });
});

it('a story that expires before its embargo ends gets a warning', async () => {
  const { warnings } = await resultOf(article({ embargoed: ahead, expires: '2026-12-09T10:00:00Z' }));
  expect(warnings.map(({ code }) => code)).toContain('expires-before-embargo');
});
