import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { actAsOperator, reasonBytes, showAnswer } from '../../lib/operator-act.ts';
import { idOf, storyOf } from '../../lib/story.ts';
import { agencyId, fileBytes, wholeNumber } from '../../lib/values.ts';
import { plain, toned } from '../../terminal/terminal.ts';
import type { ArticlesGroup } from './group.ts';

const id = ['<id>', 'story id, or with --agency the guid'] as const;
const ofAgency = ['--agency <id>', 'agency that the guid is of', agencyId] as const;

/** `dateline articles correct`: a new version in place of the one that stands. */
export function correct(group: ArticlesGroup): void {
  group
    .command('correct')
    .description('put a new version in place of the one that stands')
    .argument(...id)
    .argument('<file>', 'the story in any format; - is standard input')
    .option(...ofAgency)
    .option('--type <media-type>', 'media type, when the bytes should not decide alone')
    .action(async (given, file, { agency, type }, command) => {
      const session = sessionOf(command);
      const bytes = fileBytes(file);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const answer = await actAsOperator(desk, row.agency, {
        operation: 'correct',
        bytes,
        target: row.id,
        targetVersion: row.version,
        ...(file !== '-' && { filename: file.split(/[\\/]/).at(-1) ?? file }),
        ...(type !== undefined && { mediaType: type }),
      });
      showAnswer(session.out, answer, 'corrected');
    });
}

/** `dateline articles kill`: out of every feed for good. */
export function kill(group: ArticlesGroup): void {
  group
    .command('kill')
    .description('take a story out of every feed for good; readers are told the reason')
    .argument(...id)
    .requiredOption('--reason <text>', 'why, for readers')
    .option(...ofAgency)
    .action(async (given, { agency, reason }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      await session.confirm(`Kill "${plain(row.headline)}" of ${row.agency} at ${desk.connection.name}?`);
      const answer = await actAsOperator(desk, row.agency, {
        operation: 'kill',
        bytes: reasonBytes(reason),
        target: row.id,
        targetGuid: row.guid,
        targetVersion: row.version,
        reason: reason.slice(0, 1000),
      });
      showAnswer(session.out, answer, 'killed');
    });
}

/** `dateline articles hold`: out of every feed until it is released. */
export function hold(group: ArticlesGroup): void {
  group
    .command('hold')
    .description('take a story out of every feed until it is released; what its agency sends of it waits')
    .argument(...id)
    .option('--reason <text>', 'why, for the agency and other operators; readers are not told')
    .option(...ofAgency)
    .action(async (given, { agency, reason }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const answer = await actAsOperator(desk, row.agency, {
        operation: 'hold',
        bytes: reasonBytes(reason),
        target: row.id,
        targetVersion: row.version,
        ...(reason !== undefined && { reason: reason.slice(0, 1000) }),
      });
      showAnswer(session.out, answer, 'held back');
    });
}

/** `dateline articles release`: what was held back or quarantined is published. */
export function release(group: ArticlesGroup): void {
  group
    .command('release')
    .description(
      'publish what waits: the newest quarantined version of a story, or a story that was held back',
    )
    .argument(...id)
    .option('--receipt <id>', 'the quarantined upload that is meant, when it is not the newest')
    .option(...ofAgency)
    .action(async (given, { agency, receipt }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const storyId = idOf(given, agency);
      const { owner, version, releases } = await waiting(desk, storyId, receipt);
      const answer = await actAsOperator(desk, owner, {
        operation: 'release',
        bytes: reasonBytes(undefined),
        target: storyId,
        targetVersion: version,
        ...(releases !== undefined && { releases }),
      });
      showAnswer(session.out, answer, 'released');
    });
}

/** `dateline articles quarantined`: what waits for an operator. */
export function quarantined(group: ArticlesGroup): void {
  group
    .command('quarantined')
    .description('what waits for an operator to look at it, the oldest first')
    .option('--limit <n>', 'at most so many', wholeNumber(1, 10_000), 100)
    .action(async ({ limit }, command) => {
      const session = sessionOf(command);
      const rows = (await (await session.desk()).quarantine.all(limit)).map(
        ({ storyId, agency, headline, receipt, code, detail, at }) => ({
          storyId,
          receipt,
          agency,
          at,
          code,
          detail,
          headline,
        }),
      );
      session.out.table(
        rows,
        [
          { head: 'story', show: (row) => row.storyId },
          { head: 'came', show: (row) => row.at },
          { head: 'agency', show: (row) => row.agency },
          { head: 'why', show: (row) => toned('doubtful', row.code) },
          { head: 'headline', show: (row) => plain(row.headline) },
        ],
        'Nothing waits in quarantine',
      );
    });
}

/** What a release of a story would let go. */
async function waiting(
  desk: OperatorDesk,
  storyId: string,
  receipt: string | undefined,
): Promise<{ owner: string; version: number; releases?: string }> {
  const [kept, standing] = await Promise.all([desk.quarantine.of(storyId), desk.stories.get(storyId)]);
  const version = standing?.version ?? 0;
  const upload = receipt === undefined ? kept[0] : kept.find((one) => one.receipt === receipt);
  if (upload) return { owner: upload.agency, version, releases: upload.receipt };
  if (standing && receipt === undefined) return { owner: standing.agency, version };
  throw new CliError(`nothing of story ${storyId} waits`, 'see dateline articles quarantined');
}
