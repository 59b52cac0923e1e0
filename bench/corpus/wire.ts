import { existsSync, readFileSync } from 'node:fs';
import { read } from '../../functions/core/intake/index.ts';
import type { NormaliseContext, Normalised } from '../../functions/core/normalise/normaliser.ts';
import { compareItem, draftFields, storyFields, type WireFields, type WireItem } from './wire-rules.ts';

/** Correct results per field, and descriptions of the failures. */
export interface Score {
  rows: { field: string; right: number; total: number }[];
  failures: string[];
}

const CORPUS = new URL('../../../shared/corpus/wire/', import.meta.url);
const RECEIVED = '2026-01-01T00:00:00Z';

interface WireFile {
  file: string;
  format: string;
  agency: string;
  items: WireItem[];
}

type Normalise = (draft: unknown, context: NormaliseContext) => Normalised;

/** Scores every file of the wire corpus, read and normalised; undefined if the corpus is missing. */
export async function scoreWire(): Promise<Score | undefined> {
  const index = new URL('expected.json', CORPUS);
  if (!existsSync(index)) return undefined;
  const files = JSON.parse(readFileSync(index, 'utf8')) as WireFile[];
  const normalise = await loadNormalise();
  const rows = new Map<string, { right: number; total: number }>();
  const failures: string[] = [];
  if (normalise === undefined)
    failures.push('functions/core/normalise is not there: parsed values are scored');

  for (const { file, format, agency, items } of files) {
    const stories = await readStories(file, agency, normalise, failures);
    for (const [position, expected] of items.entries()) {
      const story = match(expected, stories, position);
      for (const { field, right, detail } of compareItem(expected, story)) {
        const key = `${format} ${field}`;
        const row = rows.get(key) ?? { right: 0, total: 0 };
        row.total += 1;
        if (right) row.right += 1;
        else failures.push(`${file}#${position + 1} ${field}: ${detail}`);
        rows.set(key, row);
      }
    }
  }
  return { rows: [...rows].map(([field, row]) => ({ field, ...row })), failures };
}

async function loadNormalise(): Promise<Normalise | undefined> {
  const module = new URL('../../functions/core/normalise/index.ts', import.meta.url);
  if (!existsSync(module)) return undefined;
  const loaded = (await import(module.href)) as { normalise: Normalise };
  return loaded.normalise;
}

async function readStories(
  file: string,
  agency: string,
  normalise: Normalise | undefined,
  failures: string[],
): Promise<WireFields[]> {
  const upload = await read({
    bytes: readFileSync(new URL(file, CORPUS)),
    filename: file,
    receivedAt: RECEIVED,
  });
  for (const problem of upload.problems)
    failures.push(`${file} refused: ${problem.pointer} ${problem.detail}`);
  return upload.items.flatMap((item): WireFields[] => {
    if (!('draft' in item)) {
      failures.push(
        `${file} ${item.pointer} refused: ${item.problems.map((problem) => problem.detail).join('; ')}`,
      );
      return [];
    }
    if (normalise === undefined) return [draftFields(item.draft)];
    const { content, problems } = normalise(item.draft, { now: RECEIVED, agencyName: agency, policy: {} });
    if (content === undefined) {
      failures.push(
        `${file} ${item.pointer} not normalised: ${problems.map((problem) => problem.detail).join('; ')}`,
      );
      return [];
    }
    return [storyFields(item.draft, content)];
  });
}

/** By guid, else by headline, else by position. */
function match(expected: WireItem, stories: WireFields[], position: number): WireFields | undefined {
  return (
    (expected.guid === undefined ? undefined : stories.find((story) => story.guid === expected.guid)) ??
    stories.find((story) => expected.headline !== undefined && story.headline === expected.headline) ??
    stories[position]
  );
}
