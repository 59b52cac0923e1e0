import { expect, test } from 'vitest';
import type { Consequences, Preview } from '../../../functions/pipeline/uploads/preview-upload.ts';
import { article, memoryApp } from '../memory-app.ts';

const plain = { 'content-type': 'text/plain; charset=utf-8' };
const sample = `Bridge opens a month early

By Marta Oyelaran

PORT SELBY, March 3 (Harbour News) - The new bridge over the river opened on Monday, a month ahead of plan, the city said in a letter to all.

Traffic was light on the first day, and the ferry stopped in the evening as it was planned for years.

With inputs from agencies
`;

type Answer = {
  results: { status: string; changes: { before?: string }[]; errors?: object[] }[];
  preview: Preview;
  consequences: Consequences;
};

async function desk() {
  const app = await memoryApp();
  const preview = async (
    body: string | object,
    headers: Record<string, string> = {},
    key = app.keys.north,
  ) => {
    const answer = await app.call('POST', '/v1/articles?dryRun=true&preview=true', { key, body, headers });
    expect(answer.status, answer.text).toBe(200);
    return answer.json as unknown as Answer;
  };
  return { ...app, preview };
}

test('a preview has the story, its page and its item in every format', async () => {
  const { preview } = await desk();
  const { preview: shown, consequences } = await preview(sample, {
    ...plain,
    origin: 'https://desk.example',
  });
  expect(shown.story).toMatchObject({ headline: 'Bridge opens a month early', byline: 'Marta Oyelaran' });
  expect(shown.story).not.toHaveProperty('provenance');
  expect(shown.page).toContain('<p>');
  expect(Object.keys(shown.items ?? {}).sort()).toEqual(['atom', 'json', 'newsmlg2', 'ninjs', 'nitf', 'rss']);
  for (const item of Object.values(shown.items ?? {})) expect(item).toContain('Bridge opens a month early');
  expect(shown.items?.rss).toContain('https://desk.example/stories/');
  expect(consequences.feeds.map(({ id }) => id)).toEqual(['latest', 'agency-north', 'language-en']);
});

test('every change is marked where its text is in the input', async () => {
  const { preview } = await desk();
  const { preview: shown, results } = await preview(sample, plain);
  expect(shown.changes).toHaveLength(results[0]?.changes.length ?? 0);
  const marked = shown.changes.flatMap(({ at }) => (at ? [sample.slice(at.start, at.end)] : []));
  expect(marked).toContain('With inputs from agencies');
  expect(marked).toContain('By Marta Oyelaran');
  for (const { before, at } of shown.changes)
    if (before !== undefined && at)
      expect(sample.slice(at.start, at.end)).toContain(before.replace('…', '').slice(0, 20));
  expect(shown.input).toEqual({ text: sample, encoding: 'utf-8' });
});

test('nothing is stored by a preview, and nothing is published by one that is no dry run', async () => {
  const { preview, call } = await desk();
  await preview(sample, plain);
  for (const path of ['/v1/articles', '/v1/receipts', '/v1/waiting'])
    expect((await call('GET', path)).json.items).toEqual([]);
  for (const query of ['preview=true', 'preview=true&dryRun=false', 'preview=yes&dryRun=true']) {
    const answer = await call('POST', `/v1/articles?${query}`, { body: sample, headers: plain });
    expect([answer.status, answer.json.type]).toEqual([400, 'urn:dateline:problem:invalid-request']);
  }
  expect((await call('GET', '/v1/receipts')).json.items).toEqual([]);
});

test('a preview says what the story corrects and what is nearly the same', async () => {
  const { preview, call, keys } = await desk();
  const long = `<p>${'The lock keepers of the old canal go on strike from Monday, their union told the port. '.repeat(4)}</p>`;
  await call('POST', '/v1/articles', { body: article({ guid: 'one', headline: 'Strike', body: long }) });
  const corrected = await preview(article({ guid: 'one', headline: 'Strike begins', body: long }));
  expect(corrected.consequences.corrects).toEqual({ version: 1, headline: 'Strike' });
  const copied = await preview(article({ headline: 'A strike', body: long }), {}, keys.south);
  expect(copied.consequences.similar).toMatchObject([{ agency: 'north', headline: 'Strike' }]);
  const embargoed = await preview(article({ body: long, embargoed: '2026-12-02T06:00:00Z' }));
  expect(embargoed.consequences.visibleFrom).toBe('2026-12-02T06:00:00Z');
});

test('the preview of what would be refused says what is wrong', async () => {
  const { preview } = await desk();
  const { results, preview: shown } = await preview('{"headline":"Half a document', {
    'content-type': 'application/json',
  });
  expect(results).toMatchObject([{ status: 'refused', errors: [expect.any(Object)] }]);
  expect(shown.story).toBeUndefined();
});

test('the preview of an upload that is stored already is the same', async () => {
  const { preview, call } = await desk();
  const first = await preview(sample, plain);
  await call('POST', '/v1/articles', { body: sample, headers: plain });
  const again = await preview(sample, plain);
  expect(again.results).toMatchObject([{ status: 'duplicate' }]);
  expect(again.preview.page).toBe(first.preview.page);
  expect(again.preview.changes.map(({ at }) => at)).toEqual(first.preview.changes.map(({ at }) => at));
});

test('markup in a story is allow-listed in its preview', async () => {
  const { preview } = await desk();
  const body =
    '<p onclick="x()">The new bridge over the river <script>alert(1)</script>opened on Monday, the city said.</p>';
  const { preview: shown } = await preview(
    article({ headline: '<img src=x onerror=alert(1)> Bridge', body }),
  );
  expect(shown.page).not.toMatch(/script|onclick|onerror/);
});
