import { describe, expect, test } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import { normalise } from '../../../functions/core/normalise/index.ts';

const now = '2026-03-01T12:00:00.000Z';
const outcome = async (text: string, mediaType: string) => {
  const { items, problems, format } = await read({ bytes: Buffer.from(text), mediaType, receivedAt: now });
  const [item] = items;
  expect(problems).toEqual([]);
  expect(item).toHaveProperty('draft');
  if (!item || !('draft' in item)) throw new Error('nothing was read');
  const context = { now, agencyName: 'Agency', policy: { missingHeadline: 'refuse' as const } };
  return { format, draft: item.draft, ...normalise(item.draft, context) };
};

const kills: [string, string, string][] = [
  [
    'ninjs',
    'application/json',
    '{"uri":"urn:x:1","versioncreated":"2026-03-01T10:00:00Z","type":"text","pubstatus":"canceled"}',
  ],
  ['json', 'application/json', '{"guid":"urn:x:1","pubStatus":"canceled"}'],
  [
    'nitf',
    'application/nitf+xml',
    '<nitf><head><docdata management-status="canceled"><doc-id id-string="urn:x:1"/></docdata></head><body/></nitf>',
  ],
  [
    'newsmlg2',
    'application/vnd.iptc.g2.newsitem+xml',
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2" standard="NewsML-G2"><itemMeta><versionCreated>2026-03-01T10:00:00Z</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>',
  ],
];

describe('a kill that names its story and says nothing else', () => {
  test.each(kills)('is taken: %s', async (format, mediaType, text) => {
    const { content, problems, warnings, draft, ...rest } = await outcome(text, mediaType);
    expect(rest.format).toBe(format);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(draft.guid).toBe('urn:x:1');
    expect(content).toMatchObject({ pubStatus: 'canceled', body: '' });
  });
});

describe('an embargo without a time zone', () => {
  test('ends when its time has passed everywhere', async () => {
    const text =
      '{"uri":"urn:x:2","versioncreated":"2026-03-01T10:00:00Z","type":"text","headline":"Held","embargoed":"2026-03-11T06:00:00","body_html":"<p>A story that nobody may read before the time that its agency has set for it.</p>"}';
    const { content, draft } = await outcome(text, 'application/json');
    expect(content?.embargoed).toBe('2026-03-11T18:00:00Z');
    expect(draft.changes.some((change) => /passed everywhere/.test(change.reason))).toBe(true);
  });
});
