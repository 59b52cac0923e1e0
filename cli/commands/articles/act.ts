import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { actAsOperator, reasonBytes, reasonOf, showAnswer } from '../../lib/operator-act.ts';
import { idOf, storyOf } from '../../lib/story.ts';
import { fileBytes } from '../../lib/values.ts';
import { plain, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, atMost, id, ofAgency } from './group.ts';

/** `dateline articles correct`: replaces the current version. */
export function correct(group: ArticlesGroup): void {
  group
    .command('correct')
    .description('replace the current version of a story')
    .argument(...id)
    .argument('<file>', 'the story in any format; - is standard input')
    .option(...ofAgency)
    .option('--type <media-type>', 'media type, if detection from the bytes is not enough')
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

/** `dateline articles kill`: removes a story from every feed permanently. */
export function kill(group: ArticlesGroup): void {
  group
    .command('kill')
    .description('remove a story from every feed permanently; the reason is published')
    .argument(...id)
    .requiredOption('--reason <text>', 'reason, shown to readers')
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
        reason: reasonOf(reason),
      });
      showAnswer(session.out, answer, 'killed');
    });
}

/** `dateline articles hold`: removes a story from every feed until it is released. */
export function hold(group: ArticlesGroup): void {
  group
    .command('hold')
    .description(
      'remove a story from every feed until it is released; updates from its agency are quarantined',
    )
    .argument(...id)
    .option('--reason <text>', 'reason, for the agency and other operators; not published')
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
        ...(reason !== undefined && { reason: reasonOf(reason) }),
      });
      showAnswer(session.out, answer, 'held');
    });
}

/** `dateline articles release`: publishes a held story or a quarantined version. */
export function release(group: ArticlesGroup): void {
  group
    .command('release')
    .description('publish the newest quarantined version of a story, or a held story')
    .argument(...id)
    .option('--receipt <id>', 'receipt of the quarantined upload, if not the newest')
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

/** `dateline articles quarantined`: stories that wait for an operator. */
export function quarantined(group: ArticlesGroup): void {
  group
    .command('quarantined')
    .description('list stories that wait for an operator, oldest first')
    .option(...atMost)
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
          { head: 'received', show: (row) => row.at },
          { head: 'agency', show: (row) => row.agency },
          { head: 'reason', show: (row) => toned('doubtful', row.code) },
          { head: 'headline', show: (row) => plain(row.headline) },
        ],
        'The quarantine is empty',
      );
    });
}

/** The version that a release of the story would publish. */
async function waiting(
  desk: OperatorDesk,
  storyId: string,
  receipt: string | undefined,
): Promise<{ owner: string; version: number; releases?: string }> {
  const [kept, current] = await Promise.all([desk.quarantine.of(storyId), desk.stories.get(storyId)]);
  const version = current?.version ?? 0;
  const upload = receipt === undefined ? kept[0] : kept.find((one) => one.receipt === receipt);
  if (upload) return { owner: upload.agency, version, releases: upload.receipt };
  if (current && receipt === undefined) return { owner: current.agency, version };
  throw new CliError(`story ${storyId} has nothing to release`, 'see dateline articles quarantined');
}
