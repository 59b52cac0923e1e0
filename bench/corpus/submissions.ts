import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import type { StoryContent } from '../../functions/core/story/schema.ts';
import { compareSubmission, type ExpectedSubmission } from './submission-rules.ts';
import type { Score } from './wire.ts';

const CORPUS = new URL('../../../shared/corpus/submissions/', import.meta.url);
const RECEIVED = '2026-05-03T10:00:00Z';

const mediaTypes: Record<string, string> = { txt: 'text/plain', html: 'text/html', json: 'application/json' };

/** Scores every submission of the corpus field by field; undefined if the corpus is missing. */
export async function scoreSubmissions(): Promise<Score | undefined> {
  if (!existsSync(CORPUS)) return undefined;
  const rows = new Map<string, { right: number; total: number }>();
  const failures: string[] = [];
  for (const name of readdirSync(CORPUS)
    .filter((file) => file.endsWith('.expected.json'))
    .sort()) {
    const expected = JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8')) as ExpectedSubmission;
    const content = await readStory(expected, failures);
    for (const { field, right, detail } of compareSubmission(expected, content)) {
      const row = rows.get(field) ?? { right: 0, total: 0 };
      row.total += 1;
      if (right) row.right += 1;
      else failures.push(`${expected.file} ${field}: ${detail}`);
      rows.set(field, row);
    }
  }
  return { rows: [...rows].map(([field, row]) => ({ field, ...row })), failures };
}

async function readStory(
  expected: ExpectedSubmission,
  failures: string[],
): Promise<StoryContent | undefined> {
  const mediaType = mediaTypes[expected.file.split('.').at(-1) ?? ''];
  const { items, problems } = await read({
    bytes: readFileSync(new URL(expected.file, CORPUS)),
    ...(mediaType !== undefined && { mediaType }),
    ...(expected.baseUrl !== undefined && { baseUrl: expected.baseUrl }),
    filename: expected.file,
    receivedAt: RECEIVED,
  });
  const item = items[0];
  if (item === undefined || !('draft' in item)) {
    failures.push(`${expected.file} not read: ${JSON.stringify([...problems, ...(item?.problems ?? [])])}`);
    return undefined;
  }
  const result = normalise(item.draft, { now: RECEIVED, agencyName: 'Demo Agency', policy: {} });
  if (result.content === undefined)
    failures.push(`${expected.file} refused: ${JSON.stringify(result.problems)}`);
  return result.content;
}
