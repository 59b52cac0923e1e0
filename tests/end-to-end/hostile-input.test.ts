import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { article, asJson, eventually, type JsonFeed, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('hostile');
});

const html = { 'content-type': 'text/html' };
const xml = { 'content-type': 'application/xml' };
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );

const nested = (levels: number) => `${'<div>'.repeat(levels)}deep${'</div>'.repeat(levels)}`;
const manyKeys = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key${n}`, n])));
const entityBomb = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`).join('')}]><nitf><body><body.head><hedline><hl1>&j;</hl1></hedline></body.head><body.content><p>&j;</p></body.content></body></nitf>`;
const externalEntity = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.head><hedline><hl1>Outside</hl1></hedline></body.head><body.content><p>&x; and enough words to be taken for a story.</p></body.content></body></nitf>`;

/** Every answer must be a clear yes or a clear no: no crash, no hang, no stack trace. */
const uploads: [string, string | Uint8Array, Record<string, string>, number[]][] = [
  ['binary', new Uint8Array(4096).map((_, n) => (n * 7919) % 256), {}, [415, 422]],
  [
    'truncated UTF-8',
    bytes('Cut in the middle\n\nThe story was cut off in the middle of a letter, which is an \u00e9', [0xc3]),
    {},
    [202],
  ],
  [
    'a lying charset',
    bytes(
      'Caf\u00e9 opens late\n\nThe caf\u00e9 on the corner opens late, its owner said on Monday evening.',
    ),
    { 'content-type': 'text/plain; charset=utf-16le' },
    [202],
  ],
  [
    'an unknown charset',
    'Plain words\n\nThese are plain words under a charset that nobody has ever heard of.',
    { 'content-type': 'text/plain; charset=klingon' },
    [202],
  ],
  ['an HTML bomb', nested(60_000), html, [422]],
  ['HTML that is never closed', `<h1>Never closed</h1>${'<p><b><i>'.repeat(5_000)}`, html, [202, 422]],
  ['an entity bomb', entityBomb, xml, [202, 422]],
  ['an external entity', externalEntity, xml, [202, 422]],
  ['XML nested 50,000 deep', `<a>${'<b>'.repeat(50_000)}`, xml, [422]],
  ['JSON with 10,000 keys', manyKeys, asJson, [422]],
  ['JSON nested 100,000 deep', '['.repeat(100_000), asJson, [422]],
  [
    'JSON with a key __proto__',
    '{"__proto__":{"polluted":true},"headline":"Proto","body":"<p>A story with a strange key beside its text.</p>"}',
    asJson,
    [202],
  ],
  ['a body of one line of 2 MB', 'word '.repeat(400_000), {}, [202, 422]],
  ['a story without a headline', article({ headline: undefined }), asJson, [202]],
  [
    'a date in the far future',
    article({ guid: 'future', versionCreated: '2199-01-01T00:00:00Z' }),
    asJson,
    [202, 422],
  ],
  ['an absurd date', article({ guid: 'absurd', versionCreated: '9999-99-99T99:99:99Z' }), asJson, [422]],
  ['a date that is no date', article({ guid: 'nodate', embargoed: 'tomorrow' }), asJson, [422]],
];

describe('every bad upload gets a clear answer', () => {
  test.each(uploads)('%s', async (_name, body, headers, statuses) => {
    const { status, json, text } = await desk.submit(body, headers);
    expect(statuses).toContain(status);
    expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/);
    expect(text).not.toContain('root:');
    if (status === 202) expect(json.results?.[0]?.status).toMatch(/accepted|quarantined|processing/);
    else expect(json.errors?.[0]).toMatchObject({ pointer: expect.any(String), detail: expect.any(String) });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test('no character and no markup of a story breaks a feed or runs in a reader', async () => {
  const hostile = JSON.stringify({
    guid: 'hostile-\u0003-]]>-&amp;',
    headline: 'Hostile \u0003 & <b>headline</b> ]]> \u{1F4F0} LONE',
    byline: 'By "><script>alert(1)</script>',
    keywords: ['<script>alert(2)</script>', '\u0000', ']]>'],
    body: '<p onclick="steal()">Text with \u0001 control \ufffe characters ]]> and <script>alert(3)</script> an image <img src=x onerror=alert(4)>.</p><p><a href="javascript:alert(5)">a link</a> and <a href=" jav&#x09;ascript:alert(6)">another</a></p><style>*{}</style><iframe src="https://evil.example/"></iframe><svg onload=alert(7)><p>The rest of the text, LONE, stays readable for everyone.</p>',
  }).replaceAll('LONE', '\\ud800');
  const { status, json } = await desk.submit(hostile, asJson);
  expect(status).toBe(202);
  const id = json.results?.[0]?.storyId ?? '';
  await eventually(async () => (await desk.call('GET', '/feeds/latest.rss')).text.includes(id));
  // In a stream of stories the front page follows once a minute; the reconciler brings what is behind.
  await desk.stack.invoke('reconcile', {});
  for (const path of [
    '/feeds/latest.rss',
    '/feeds/latest.atom',
    '/feeds/latest.json',
    `/stories/${id}.html`,
    '/',
  ]) {
    const text = await eventually(async () => {
      const answer = await desk.call('GET', path);
      return answer.status === 200 && answer.text.includes(id) && answer.text;
    });
    if (/\.(rss|atom)$/.test(path)) expect(XMLValidator.validate(text)).toBe(true);
    // JSON Feed's plain-text fields hold what was sent; only its HTML has to be free of it.
    const feed = path.endsWith('.json') ? (JSON.parse(text) as JsonFeed) : undefined;
    const markup = feed ? feed.items.map((item) => item.content_html).join('\n') : text;
    expect(markup).not.toMatch(
      /<script>alert|&lt;script&gt;alert\(3|onerror=|onclick=|javascript:alert|<iframe|&lt;iframe|onload=/,
    );
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(text.isWellFormed()).toBe(true);
  }
});
