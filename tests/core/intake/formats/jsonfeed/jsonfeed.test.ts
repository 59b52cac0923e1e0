import { describe, expect, it } from 'vitest';
import { jsonfeed } from '../../../../../functions/core/intake/formats/jsonfeed/index.ts';
import { draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const feed = (...items: unknown[]) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'F', items });

it('an item of JSON Feed 1.1 fills a draft', () => {
  const [first, second] = draftsOf(jsonfeed, sampleBytes('jsonfeed.json'));
  expect(first).toEqual({
    guid: 'https://harbour.example/4711',
    canonical: 'https://harbour.example/4711',
    headline: 'Ferry to the outer islands resumes',
    body: { kind: 'html', value: '<p>The ferry resumed its service on <em>Tuesday</em>.</p>' },
    summary: 'Three days of storm are over.',
    firstCreated: '2025-11-18T08:30:00Z',
    versionCreated: '2025-11-18T10:05:00Z',
    keywords: ['ferry', 'storm'],
    language: 'en',
    authors: [{ name: 'Harbour News desk' }],
    byline: 'Harbour News desk',
    baseUrl: 'https://harbour.example/4711',
    associations: [
      { type: 'picture', renditions: [{ href: 'https://harbour.example/ferry.jpg' }] },
      {
        type: 'audio',
        renditions: [{ href: 'https://harbour.example/call.mp3', mediaType: 'audio/mpeg', size: 91234 }],
      },
    ],
    changes: [],
  });
  expect(second).toMatchObject({
    guid: '4712',
    body: { kind: 'text', value: 'The next crossing leaves at 18:30.\n\nThe one after that is full.' },
    baseUrl: 'https://harbour.example/',
  });
});

it('the single author of JSON Feed 1.0 is read, one without a name is not', () => {
  const [first, second] = draftsOf(
    jsonfeed,
    feed(
      { id: '1', content_text: 'a', author: { name: 'A B' } },
      { id: '2', content_text: 'a', author: { url: 'https://x.example' } },
    ),
  );
  expect(first?.byline).toBe('A B');
  expect(second?.authors).toBeUndefined();
});

describe('problems', () => {
  it('stand at the item, and the others are read', () => {
    const parsed = parseWith(
      jsonfeed,
      feed({ id: '1' }, { id: '2', content_html: '<p>a</p>', date_published: 'soon' }, 'x', {
        id: '4',
        content_text: 'a',
      }),
    );
    expect(
      parsed.items.map((item) => ('draft' in item ? 'ok' : item.problems.map(({ pointer }) => pointer))),
    ).toEqual([['/items/0'], ['/items/1/date_published'], ['/items/2'], 'ok']);
  });

  it.each([
    ['{"version":"https://jsonfeed.org/version/1.1"}', '/items'],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', '/items'],
    ['[]', ''],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[', 'byte=55'],
  ])('%s', (upload, pointer) => {
    expect(parseWith(jsonfeed, upload)).toMatchObject({ items: [], problems: [{ pointer }] });
  });
});

it('members of extensions and attachments without address are left out and recorded', () => {
  const [draft] = draftsOf(
    jsonfeed,
    feed({ id: '1', content_text: 'a', _custom: {}, attachments: [{ mime_type: 'audio/mpeg' }] }),
  );
  expect(draft?.associations).toBeUndefined();
  expect(draft?.changes.map((change) => change.before)).toEqual(['/items/0/attachments/0', '_custom']);
});

it('the end of terms is read, one that is no time is left out', () => {
  const [first, second] = draftsOf(
    jsonfeed,
    feed(
      { id: '1', content_text: 'a', _dateline: { expires: '2035-01-01T00:00:00Z' } },
      { id: '2', content_text: 'a', _dateline: { expires: 'never' } },
    ),
  );
  expect(first?.expires).toBe('2035-01-01T00:00:00Z');
  expect(second?.expires).toBeUndefined();
  expect(second?.changes.map(({ reason }) => reason)).toEqual([
    'left out: /items/1/_dateline/expires could not be read',
  ]);
});
