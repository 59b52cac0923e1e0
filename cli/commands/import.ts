import { importDesk, NotEmptyError, type Stage } from '../../functions/operations/transfer/import.ts';
import type { Program } from '../connect/globals.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { sessionOf } from '../connect/session.ts';
import { CliError, exitCodes } from '../errors.ts';
import { asOperator } from '../lib/act.ts';
import { duration } from '../lib/values.ts';
import { fieldLines, type Output } from '../terminal/output.ts';
import { hasBar } from '../terminal/progress.ts';
import { awaitRebuilt, type Rebuilt } from '../transfer/await-rebuilt.ts';
import { transferError } from '../transfer/failure.ts';
import { readPacked } from '../transfer/packed-file.ts';
import { transferPorts } from '../transfer/ports.ts';

const named = 10;

/** `dateline import`: restores an exported desk into an empty one. */
export function importCommand(program: Program): void {
  program
    .command('import')
    .description('restore an exported desk into this one, which must be empty, and build its feeds')
    .argument('<file>', 'file written by dateline export')
    .option('--merge', 'add to a desk with data; only newer versions replace existing ones')
    .option('--patience <time>', 'stop waiting when no feed was built for this time', duration, 120_000)
    .action(async (file, { merge = false, patience }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const ports = transferPorts(desk);
      const open = () => readPacked(file, file);
      const shown = stages(session.out);
      try {
        const imported = await importDesk(ports, open, { merge, onProgress: shown.at });
        // Not before: the desk has to be empty.
        const details = { id: imported.header.id, exportedAt: imported.header.exportedAt, merge };
        const deed = { act: 'desk.import', subject: desk.connection.name, details };
        await asOperator(session, desk, deed, async () => {});
        await bringKeys(desk);
        const rebuilt = await awaitRebuilt(ports, open, imported.header, {
          patienceMs: patience,
          onFeeds: shown.feeds,
        });
        shown.end();
        const { header, ...outcome } = imported;
        session.out.document(
          { file, id: header.id, exportedAt: header.exportedAt, ...outcome, ...rebuilt },
          () => [
            `${file} of ${header.exportedAt}: ${outcome.outcome}`,
            ...fieldLines({ ...header.counts, ...prefixed(outcome.skipped) }),
            ...rebuiltLines(rebuilt),
          ],
        );
        const wrong = rebuilt.comparison && !merge ? leftOf(rebuilt.comparison) : 0;
        if (rebuilt.waiting.length + wrong > 0) process.exitCode = exitCodes.failed;
      } catch (error) {
        shown.end();
        if (error instanceof NotEmptyError)
          throw new CliError(error.message, 'import into a new desk, or pass --merge');
        throw transferError(file, error);
      }
    });
}

/** The CDN of this desk knows no key of the other one. */
async function bringKeys(desk: OperatorDesk): Promise<void> {
  if ((await desk.subscribers.list()).length === 0) return;
  const { syncAllKeys } = await import('../../functions/pipeline/delivery/sync-keys.ts');
  await syncAllKeys(desk);
}

const leftOf = ({ differing, missing }: NonNullable<Rebuilt['comparison']>): number =>
  differing.length + missing.length;

const prefixed = (skipped: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(skipped).map(([name, count]) => [`left out, ${name}`, count]));

function rebuiltLines({ feeds, waiting, comparison }: Rebuilt): string[] {
  const lines = [`${feeds - waiting.length} of ${feeds} feeds are built`];
  if (waiting.length > 0) lines.push(`not built yet: ${waiting.slice(0, named).join(', ')}`);
  if (!comparison) return [...lines, 'This desk has another URL or title, so documents cannot be compared'];
  const { same, differing, missing } = comparison;
  lines.push(`${same} public documents are identical`);
  if (differing.length > 0) lines.push(`changed: ${differing.slice(0, named).join(', ')}`);
  if (missing.length > 0) lines.push(`missing: ${missing.slice(0, named).join(', ')}`);
  return lines;
}

const words: Record<Stage, string> = { checking: 'Checking', writing: 'Writing', waking: 'Finishing' };

/** Progress line on a terminal. */
function stages(out: Output) {
  const say = (text: string): void => {
    if (hasBar(out)) process.stderr.write(`\r\x1b[K${text}`);
  };
  let shownAt = 0;
  return {
    at: (stage: Stage, line: number, lines: number): void => {
      const now = performance.now();
      if (now - shownAt < 200) return;
      shownAt = now;
      say(`${words[stage]} line ${line}${lines > 0 ? ` of ${lines}` : ''}`);
    },
    feeds: (built: number, all: number): void => say(`Feeds built: ${built} of ${all}`),
    end: (): void => say(''),
  };
}
