import { type Session, sessionOf } from '../../connect/session.ts';
import { exitCodes, usageError } from '../../errors.ts';
import { agencyKey } from '../../lib/agency.ts';
import { wholeNumber } from '../../lib/values.ts';
import { ApiClient } from '../../submit/client.ts';
import { filesOf, kindOf } from '../../submit/files.ts';
import { Journal } from '../../submit/journal.ts';
import { type Outcome, tallyText } from '../../submit/outcome.ts';
import { type Ended, submitAll } from '../../submit/run.ts';
import { onInterrupt } from '../../terminal/interrupt.ts';
import type { Output } from '../../terminal/output.ts';
import { hasBar, progress } from '../../terminal/progress.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, dryRun } from './group.ts';

/** Number of refused files listed after a progress bar; the journal has all of them. */
const listed = 20;
/** Shell convention: 128 + SIGINT. */
const interruptedCode = 130;

/** `dateline articles submit`: uploads files over HTTP with the key of an agency. */
export function submit(group: ArticlesGroup): void {
  group
    .command('submit')
    .description('submit files and folders; an interrupted run can be resumed')
    .argument('<files...>', 'files and folders')
    .option('--key <key>', 'key of the agency; DATELINE_KEY is safer, process lists do not show it')
    .option('--url <url>', 'URL of the desk, default from its stack or folder')
    .option('--type <media-type>', 'media type of the files, if detection from the bytes is not enough')
    .option('--concurrency <n>', 'parallel uploads', wholeNumber(1, 64), 8)
    .option('--journal <file>', 'record of outcomes for resuming; FOLDER.journal.jsonl for a single folder')
    .option('--no-journal', 'write no journal')
    .option(
      '--backfill',
      'stories of the past come into the archives under their own dates, not into the heads',
    )
    .option(...dryRun)
    .option('--no-wait', 'do not wait for large uploads to finish')
    .action(async (places, options, command) => {
      const session = sessionOf(command);
      const { key, agency } = agencyKey(options.key);
      const url = options.url ?? (await session.connection()).environment.BASE_URL;
      if (!URL.canParse(url)) throw usageError(`${url} is not a URL`, 'it must begin with https://');
      const path = options.dryRun ? undefined : await journalPath(places, options.journal);
      const files = await filesOf(places);
      const journal =
        path === undefined ? {} : { journal: Journal.open(path, { url: new URL(url).origin, agency }) };
      const interrupt = onInterrupt();
      const report = reporter(session, files.length);
      try {
        const ended = await submitAll({
          client: new ApiClient(url, key),
          files,
          concurrency: options.concurrency,
          wait: options.wait,
          dryRun: options.dryRun === true,
          backfill: options.backfill === true,
          ...(options.type !== undefined && { mediaType: options.type }),
          ...journal,
          stop: interrupt.stop,
          abort: interrupt.abort,
          onOutcome: report.outcome,
        });
        report.end();
        if (options.dryRun) session.out.note('Dry run: nothing was stored.');
        summary(session.out, ended, { files: files.length, ...(path !== undefined && { journal: path }) });
      } finally {
        report.end();
        interrupt.release();
      }
    });
}

/** The journal of a single folder is stored next to it, so that the next run finds it. */
async function journalPath(
  places: readonly string[],
  given: string | boolean | undefined,
): Promise<string | undefined> {
  if (typeof given === 'string') return given;
  const [only] = places;
  if (given === false || places.length !== 1 || only === undefined || (await kindOf(only)) !== 'folder')
    return undefined;
  return `${only.replace(/[/\\]+$/, '')}.journal.jsonl`;
}

/** Reports outcomes: a progress bar and then the refused files on a terminal, else one line per file. */
function reporter({ out }: Session, total: number) {
  const quiet = hasBar(out);
  const bar = progress(out, 'Submitting', total);
  const refused: Outcome[] = [];
  let refusals = 0;
  let ended = false;
  return {
    outcome: (outcome: Outcome, before: boolean, done: number): void => {
      if (outcome.status === 'refused') refusals++;
      if (quiet && outcome.status === 'refused' && refused.length < listed) refused.push(outcome);
      bar.at(done, refusals > 0 ? `${refusals} refused` : '');
      // Outcomes of earlier runs were already printed.
      if (!quiet && !before) out.record(outcome, () => line(outcome));
    },
    end: (): void => {
      if (ended) return;
      ended = true;
      bar.end();
      for (const outcome of refused) out.note(line(outcome));
      if (quiet && refusals > refused.length) out.note(`and ${refusals - refused.length} more`);
    },
  };
}

function line({ file, status, receipt, stories, errors }: Outcome): string {
  const [story] = stories;
  const what =
    errors.length > 0
      ? errors.map(({ pointer, detail }) => plain(`${pointer} ${detail}`)).join('; ')
      : stories.length === 1
        ? [story?.storyId, ...hiddenNote(story), plain(story?.headline ?? '')].join('  ')
        : `${stories.length} stories, receipt ${receipt ?? ''}`;
  return `${toned(statusTone(status), status.padEnd('quarantined'.length))}  ${plain(file)}  ${what}`;
}

/** Why readers will not see a story by itself; its feeds are still being written when the desk answers. */
const hiddenNote = (story: Outcome['stories'][number] | undefined): string[] => {
  const { visibility, visibleFrom } = story ?? {};
  if (visibility === undefined || visibility === 'pending' || visibility === story?.status) return [];
  const until = visibility === 'embargoed' ? ` until ${visibleFrom}` : '';
  return [toned(statusTone(visibility), `${visibility}${until}`)];
};

function summary(out: Output, ended: Ended, run: { files: number; journal?: string }): void {
  const { tally, done, before } = ended;
  const left = run.files - done;
  const document = {
    summary: { ...tally, files: run.files, done, before, left, ...(run.journal && { journal: run.journal }) },
  };
  if (out.json) out.record(document, () => '');
  out.note(
    `${done} of ${run.files} files: ${tallyText(tally)}${before > 0 ? `; ${before} of them by an earlier run` : ''}`,
  );
  if (left > 0) {
    out.note(run.journal ? 'Interrupted; run the same command again to continue.' : 'Interrupted.');
    process.exitCode = interruptedCode;
  } else if (tally.refused > 0) process.exitCode = exitCodes.failed;
}
