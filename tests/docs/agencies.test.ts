import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../functions/contract/limits.ts';
import { formats, read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import { sharedDesk, type TestDesk } from '../local-stack.ts';
import { commandPages } from './blocks.ts';
import { type Example, exampleOf, killOf, written } from './examples.ts';
import { allPages, anchorsOf, fencesOf, linksOf, pageAt, root, rowsBelow } from './pages.ts';

const agenciesPage = pageAt('docs/agencies.md');
const known = new Set(formats.map(({ id }) => id));
const formatPages = allPages().filter(({ path }) => dirname(path) === 'docs/formats');
const examples = formatPages.map((page) => exampleOf(page, known));
const receivedAt = '2025-03-10T12:00:00Z';
const inBackticks = (cell = ''): string => /^`([^`]+)`$/.exec(cell)?.[1] ?? cell;

/** What becomes of an upload without a stack. */
async function through(bytes: Uint8Array, mediaType?: string) {
  const upload = await read({ bytes, receivedAt, ...(mediaType !== undefined && { mediaType }) });
  const stories = upload.items.map((item) => {
    if ('problems' in item)
      return { pointer: item.pointer, problems: item.problems, warnings: [], story: {} };
    const { draft } = item;
    const context = { now: receivedAt, agencyName: 'Harbour News', policy: {} };
    const { content, problems, warnings } = normalise(draft, context);
    return {
      pointer: item.pointer,
      problems,
      warnings,
      story: { guid: draft.guid, version: draft.version, ...content },
    };
  });
  return { format: upload.format, problems: upload.problems, changes: upload.changes, stories };
}

describe('the formats', () => {
  test('each has a page with an example, and is listed', () => {
    expect(examples.map(({ format }) => format).sort()).toEqual([...known].sort());
    expect(formatPages.map(({ path }) => path).sort()).toEqual(
      [...known].map((id) => `docs/formats/${id}.md`).sort(),
    );
    const listed = rowsBelow(agenciesPage, 'Formats').map(([, id]) => inBackticks(id));
    expect(listed.sort()).toEqual([...known].sort());
  });

  test.each(examples)(
    '$format: its page names it, its media types and what is lost',
    ({ format, page, mediaTypes }) => {
      expect(page.path).toBe(`docs/formats/${format}.md`);
      expect(page.text).toContain(`- Format id: \`${format}\`\n`);
      expect(page.text).toContain('\n## What is lost\n');
      expect(mediaTypes).toEqual(formats.find(({ id }) => id === format)?.mediaTypes);
    },
  );

  test.each(examples)(
    '$format: its example is read as what it is, without problems or warnings',
    async (example) => {
      const { format, bytes, stories, mediaTypes } = example;
      for (const mediaType of [mediaTypes[0], undefined, 'application/pdf']) {
        const result = await through(bytes, mediaType);
        if (mediaType === 'application/pdf' && format === 'text') {
          expect(result.format).toBe('unknown');
          continue;
        }
        expect(result).toMatchObject({ format, problems: [] });
        expect(result.stories).toHaveLength(stories);
        expect(result.stories.flatMap(({ problems, warnings }) => [...problems, ...warnings])).toEqual([]);
        expect(result.changes.filter(({ step }) => step === 'detect')).toHaveLength(
          mediaType === 'application/pdf' ? 1 : 0,
        );
      }
    },
  );

  test.each(examples)(
    '$format: its mapping table is true for its example',
    async ({ bytes, mediaTypes, values }) => {
      const story = (await through(bytes, mediaTypes[0])).stories[0]?.story ?? {};
      expect(values.length).toBeGreaterThan(0);
      const got = values.map(({ field }) => ({ field, value: written(story, field) }));
      expect(got).toEqual(values);
    },
  );
});

const sources = (pattern: string): string[] =>
  globSync(pattern, { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));

describe('the tables of the page', () => {
  test('every warning code that the code gives is explained, and no other', () => {
    const given = [
      ...sources('functions/core/normalise/**/*.ts'),
      ...sources('functions/core/story/**/*.ts'),
      ...sources('functions/pipeline/**/*.ts'),
    ].flatMap((source) =>
      [...source.matchAll(/\bcode: (?:'([a-z-]+)'|(\w+),)/g)].flatMap(([, literal, name]) => {
        // A name that is no constant of the file is a variable that holds a code given elsewhere.
        const named =
          name === undefined ? undefined : new RegExp(`const ${name} = '([a-z-]+)'`).exec(source)?.[1];
        return literal ?? named ?? [];
      }),
    );
    const explained = rowsBelow(agenciesPage, 'Warnings').map(([code]) => inBackticks(code));
    expect(explained.sort()).toEqual([...new Set(given)].sort());
  });

  test('every step of the normaliser is explained, and no other', () => {
    const taken = sources('functions/core/normalise/**/*.ts').flatMap((source) => [
      ...[...source.matchAll(/\.(?:add|count)\(\s*'([a-zA-Z]+)'/g)].map(([, name = '']) => name),
      ...[...source.matchAll(/^const step = '([a-zA-Z]+)'/gm)].map(([, name = '']) => name),
    ]);
    const explained = rowsBelow(agenciesPage, 'What the normaliser changes').map(([step]) =>
      inBackticks(step),
    );
    expect(explained.sort()).toEqual([...new Set(taken)].sort());
  });

  test('credit lines come out as the table says', async () => {
    const rows = rowsBelow(agenciesPage, 'Credit lines').filter(([line]) => line?.startsWith('`'));
    expect(rows.length).toBeGreaterThan(3);
    for (const [line, creditLine, credits] of rows) {
      const { story } = await ofText('Bridge opens a month early', bridge, inBackticks(line));
      const names = ((story as { credits?: { name: string; role: string }[] }).credits ?? []).map(
        ({ name, role }) => `${name}, ${role}`,
      );
      expect(written(story, 'creditLine')).toBe(inBackticks(creditLine));
      expect(names.join('; ')).toBe(credits?.startsWith('none') ? '' : credits);
      expect(written(story, 'text')).toBe(bridge);
    }
  });

  test('embargoes that can be read hold until their time, all others until somebody has looked', async () => {
    const [readable, unreadable, zoneless] = rowsBelow(agenciesPage, 'Embargo').flatMap(
      ([line]) => /^`([^`]+)`/.exec(line ?? '')?.[1] ?? [],
    );
    const heads = ['Bridge opens a month early'];
    expect((await ofText(...heads, readable ?? '', bridge)).story).toMatchObject({
      embargoed: '2025-03-11T06:00:00Z',
      pubStatus: 'usable',
      text: bridge,
    });
    for (const line of [unreadable ?? '', zoneless ?? '']) {
      const { story, warnings } = await ofText(...heads, line, bridge);
      expect(story).toMatchObject({ pubStatus: 'withheld', text: bridge });
      expect(warnings).toEqual([{ code: 'embargo-unreadable', detail: line }]);
    }
  });

  test('an embargo in a note to editors of a wire message holds', async () => {
    const wire = examples.find(({ format }) => format === 'anpa');
    const text = Buffer.from(wire?.bytes ?? [])
      .toString('latin1')
      .replace('Eds: Updates with quote.', 'Eds: Embargoed until 6 a.m. GMT March 11, 2025');
    expect((await through(Buffer.from(text, 'latin1'))).stories[0]?.story).toMatchObject({
      embargoed: '2025-03-11T06:00:00Z',
    });
  });

  test('limits are those of the contract', () => {
    const stated = new Map(rowsBelow(agenciesPage, 'Limits').map(([what, limit]) => [what, limit]));
    const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
    expect(stated.get('HTTP upload')).toBe(mebibytes(limits.httpUpload));
    expect(stated.get('dropped file')).toBe(mebibytes(limits.dropUpload));
    expect(stated.get('processed at once')).toBe(
      `${mebibytes(limits.inlineUpload)} and ${limits.inlineStories} stories`,
    );
    expect(stated.get('stories in one upload')).toBe(`${limits.storiesPerUpload}`);
    expect(stated.get('`Idempotency-Key`')).toBe(`${limits.idempotencyKeyLength} characters`);
  });
});

const bridge = 'The new bridge over the river opened on Monday, a month ahead of plan, the city said.';

/** The one story of a plain text made of blocks. */
async function ofText(...blocks: string[]) {
  const [story] = (await through(Buffer.from(blocks.join('\n\n')), 'text/plain')).stories;
  if (story === undefined) throw new Error('The text was no story');
  return story;
}

describe('on a desk', () => {
  let desk: TestDesk;
  let key: string;
  beforeAll(async () => {
    desk = await sharedDesk('handbook');
    key = await desk.addAgency('harbour', { name: 'Harbour News' });
  });

  const send = (bytes: string | Uint8Array, mediaType: string) =>
    desk.submit(bytes, { 'content-type': mediaType, authorization: `Bearer ${key}` });

  test.each(examples)(
    '$format: its example is accepted',
    async ({ format, bytes, stories, mediaTypes }: Example) => {
      const { status, json } = await send(bytes, mediaTypes[0] ?? '');
      expect(status).toBe(202);
      expect(json).toMatchObject({ format, state: 'done' });
      expect(json.results?.map((result) => ({ status: result.status, warnings: result.warnings }))).toEqual(
        Array.from({ length: stories }, () => ({ status: 'accepted', warnings: [] })),
      );
    },
  );

  test.each(examples.filter(({ page }) => killOf(page)))(
    '$format: its cancellation kills its example',
    async (example) => {
      const { format, bytes, mediaTypes, page } = example;
      await send(bytes, mediaTypes[0] ?? '');
      const { status, json } = await send(killOf(page) ?? '', mediaTypes[0] ?? '');
      expect(status).toBe(202);
      expect(json).toMatchObject({ format, results: [{ status: 'accepted', warnings: [] }] });
      const guid = example.values.find(({ field }) => field === 'guid')?.value ?? '';
      const story = await desk.call('GET', `/v1/articles/${encodeURIComponent(guid)}`, undefined, {
        authorization: `Bearer ${key}`,
      });
      expect(story.json).toMatchObject({ pubStatus: 'canceled', body: '' });
    },
  );

  test('the receipt of the page is what its upload gives', async () => {
    const upload = fencesOf(agenciesPage).find(({ words }) => words[0] === 'receipt-upload');
    const receipt = fencesOf(agenciesPage).find(({ words }) => words[0] === 'receipt');
    const answer = await send(upload?.content ?? '', 'text/plain; charset=utf-8');
    expect(answer.status).toBe(202);
    const stated: unknown = JSON.parse(receipt?.content ?? 'null');
    expect(withoutIds(answer.json)).toEqual(withoutIds(stated));
    const again = await desk.call('GET', `/v1/receipts/${answer.json.receipt}`, undefined, {
      authorization: `Bearer ${key}`,
    });
    // Its feeds may be written by now.
    const visibility = { visibility: expect.any(String), visibilityReason: expect.any(String) };
    const stays = withoutIds(stated) as { results: object[] };
    const results = stays.results.map((result) => ({ ...result, ...visibility }));
    expect(withoutIds(again.json)).toEqual({ ...stays, results });
  });
});

/** A receipt with its ids, hashes and times replaced by their kind: these differ from run to run. */
const withoutIds = (receipt: unknown): unknown =>
  JSON.parse(
    JSON.stringify(receipt, (_, value: unknown) =>
      typeof value === 'string'
        ? value
            .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
            .replace(/[\da-f]{64}/g, 'HASH')
            .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/, 'TIME')
        : value,
    ),
  );

describe('links', () => {
  const pages = commandPages();
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));

  test.each(pages)('of $path lead somewhere', (page) => {
    const broken = linksOf(page)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const path = file === '' ? page.path : normalize(join(dirname(page.path), file)).replace(/\/$/, '');
        if (!existsSync(join(root, path))) return true;
        return anchor !== undefined && !anchors.get(path)?.has(anchor);
      });
    expect(broken).toEqual([]);
  });
});

test('the two stories of docs/desk.md: one gets its credit line, one waits', async () => {
  const stories = [...pageAt('docs/desk.md').text.matchAll(/^ +```text\n([\s\S]*?)^ +```$/gm)].map(
    ([, content = '']) => new TextEncoder().encode(content.replace(/^ {3}/gm, '')),
  );
  const read = await Promise.all(stories.map((bytes) => through(bytes, 'text/plain')));
  expect(read.map(({ stories: [one] }) => one?.story)).toMatchObject([
    { pubStatus: 'usable', creditLine: 'With inputs from agencies' },
    { pubStatus: 'withheld', edNote: 'Embargoed until Tuesday morning' },
  ]);
});
