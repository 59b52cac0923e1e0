import { existsSync } from 'node:fs';
import type { Score } from './wire.ts';

/** `npm run corpus [-- --failures]`: scores reading and normalising against the development corpus. */
const showFailures = process.argv.includes('--failures');

interface Extraction {
  precision: number;
  recall: number;
  f1: number;
  accuracy: number;
}

/** A scorer of this folder, or undefined if it does not exist. */
async function scorer<Result>(
  file: string,
  name: string,
): Promise<(() => Promise<Result | undefined>) | undefined> {
  const module = new URL(file, import.meta.url);
  if (!existsSync(module)) {
    console.log(`${file} is missing: skipped`);
    return undefined;
  }
  const loaded = (await import(module.href)) as Record<
    string,
    () => Result | undefined | Promise<Result | undefined>
  >;
  const score = loaded[name];
  return score === undefined ? undefined : async () => score();
}

const percent = (right: number, total: number): string =>
  `${((100 * right) / Math.max(1, total)).toFixed(1)} %`;

function printScore(title: string, score: Score): void {
  const rows = score.rows.map(({ field, right, total }) => ({
    field,
    right,
    total,
    share: percent(right, total),
  }));
  const right = rows.reduce((sum, row) => sum + row.right, 0);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  console.log(`\n${title}: ${right} of ${total} right, ${percent(right, total)}`);
  const width = Math.max(8, ...rows.map((row) => row.field.length));
  for (const row of rows) {
    console.log(
      `  ${row.field.padEnd(width)} ${String(row.right).padStart(4)} / ${String(row.total).padEnd(4)} ${row.share}`,
    );
  }
  if (score.failures.length > 0 && !showFailures)
    console.log(`  ${score.failures.length} failures; --failures lists them`);
  if (showFailures) for (const failure of score.failures) console.log(`  ✗ ${failure}`);
}

const absent = (title: string): void =>
  console.log(`\n${title}: the corpus (../shared/corpus) is missing: skipped`);

for (const [title, file, name] of [
  ['wire', './wire.ts', 'scoreWire'],
  ['submissions', './submissions.ts', 'scoreSubmissions'],
] as const) {
  const score = await scorer<Score>(file, name);
  if (score === undefined) continue;
  const result = await score();
  if (result === undefined) absent(title);
  else printScore(title, result);
}

const extraction = await scorer<Extraction>('./extraction.ts', 'scoreExtraction');
if (extraction !== undefined) {
  const result = await extraction();
  if (result === undefined) absent('extraction');
  else {
    console.log('\nextraction (article body of web pages)');
    for (const name of ['f1', 'precision', 'recall', 'accuracy'] as const) {
      console.log(`  ${name.padEnd(10)} ${result[name].toFixed(4)}`);
    }
  }
}
