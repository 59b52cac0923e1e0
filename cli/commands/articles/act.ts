import { sessionOf } from '../../connect/session.ts';
import { actAndShow, reasonBytes, reasonOf } from '../../lib/operator-act.ts';
import { storyOf } from '../../lib/story.ts';
import { fileBytes } from '../../lib/values.ts';
import { plain, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, atMost, dryRun, id, ofAgency } from './group.ts';

/** `dateline articles correct`: replaces the current version. */
export function correct(group: ArticlesGroup): void {
  group
    .command('correct')
    .description('replace the current version of a story')
    .argument(...id)
    .argument('<file>', 'the story in any format; - is standard input')
    .option(...ofAgency)
    .option('--type <media-type>', 'media type, if detection from the bytes is not enough')
    .option(...dryRun)
    .action(async (given, file, { agency, type, ...options }, command) => {
      const session = sessionOf(command);
      const bytes = fileBytes(file);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const submission = {
        operation: 'correct' as const,
        bytes,
        target: row.id,
        targetVersion: row.version,
        ...(file !== '-' && { filename: file.split(/[\\/]/).at(-1) ?? file }),
        ...(type !== undefined && { mediaType: type }),
      };
      await actAndShow({ session, desk, ...options }, row.agency, submission, 'corrected');
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
    .option(...dryRun)
    .action(async (given, { agency, reason, ...options }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      if (!options.dryRun)
        await session.confirm(`Kill "${plain(row.headline)}" of ${row.agency} at ${desk.connection.name}?`);
      const submission = {
        operation: 'kill' as const,
        bytes: reasonBytes(reason),
        target: row.id,
        targetGuid: row.guid,
        targetVersion: row.version,
        reason: reasonOf(reason),
      };
      await actAndShow({ session, desk, ...options }, row.agency, submission, 'killed');
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
    .option(...dryRun)
    .action(async (given, { agency, reason, ...options }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const submission = {
        operation: 'hold' as const,
        bytes: reasonBytes(reason),
        target: row.id,
        targetVersion: row.version,
        ...(reason !== undefined && { reason: reasonOf(reason) }),
      };
      await actAndShow({ session, desk, ...options }, row.agency, submission, 'held');
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
