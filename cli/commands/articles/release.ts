import type { OperatorDesk } from '../../connect/ports.ts';
import { type Session, sessionOf } from '../../connect/session.ts';
import { CliError, exitCodes, usageError } from '../../errors.ts';
import { type HeldStory, heldStories } from '../../lib/held-stories.ts';
import { actAndShow, actAsOperator, reasonBytes } from '../../lib/operator-act.ts';
import { idOf } from '../../lib/story.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, dryRun, ofAgency } from './group.ts';

/** `dateline articles release`: publishes a held story or a quarantined version, or all that wait for one reason. */
export function release(group: ArticlesGroup): void {
  group
    .command('release')
    .description('publish the newest quarantined version of a story, or a held story; or all of one reason')
    .argument('[id]', 'story id, or a guid with --agency')
    .option('--receipt <id>', 'receipt of the quarantined upload, if not the newest')
    .option('--code <code>', 'with --agency and no id: everything that waits for this reason')
    .option(...ofAgency)
    .option(...dryRun)
    .action(async (given, { agency, receipt, code, dryRun }, command) => {
      const session = sessionOf(command);
      if (given !== undefined && code === undefined)
        return releaseOne(session, given, { agency, receipt, dryRun });
      if (given !== undefined || agency === undefined || code === undefined || receipt !== undefined)
        throw usageError(
          'name one story, or an agency and a reason',
          'articles release --agency ID --code CODE',
        );
      return releaseAll(session, { agency, code, dryRun });
    });
}

async function releaseOne(
  session: Session,
  given: string,
  {
    agency,
    receipt,
    dryRun,
  }: { agency: string | undefined; receipt: string | undefined; dryRun: boolean | undefined },
): Promise<void> {
  const desk = await session.desk();
  const storyId = idOf(given, agency);
  const { owner, version, releases } = await waiting(desk, storyId, receipt);
  const submission = releaseOf({ storyId, version, releases });
  await actAndShow({ session, desk, dryRun }, owner, submission, 'released');
}

/** Releases one after the other, the oldest first: two uploads of one story keep their order. */
async function releaseAll(
  session: Session,
  { agency, code, dryRun }: { agency: string; code: string; dryRun: boolean | undefined },
): Promise<void> {
  const desk = await session.desk();
  const found: (HeldStory & { releases?: string })[] = [];
  for await (const one of heldStories(desk, 'quarantined', { agency, code }))
    found.push({ ...one, releases: one.receipt });
  // What the agency itself withholds is not released, as for a single story.
  if (code !== 'withheld')
    for await (const one of heldStories(desk, 'withheld', { agency, code })) found.push(one);
  if (found.length === 0)
    throw new CliError(`nothing of ${agency} waits for ${code}`, 'see dateline articles list');
  const stories = found.length === 1 ? 'the only story' : `all ${found.length} stories`;
  if (dryRun) return showFound(session, found);
  await session.confirm(`Release ${stories} of ${agency} that wait for ${code} at ${desk.connection.name}?`);
  let failed = 0;
  for (const { storyId, headline, releases } of found) {
    const version = (await desk.stories.get(storyId))?.version ?? 0;
    const { results } = await actAsOperator(session, desk, agency, releaseOf({ storyId, version, releases }));
    const [result] = results;
    const status = result?.status ?? 'processing';
    if (status === 'refused') failed++;
    const why = (result?.errors ?? []).map(({ detail }) => plain(detail));
    session.out.record({ storyId, headline, ...result }, () =>
      [
        toned(statusTone(status), status),
        storyId,
        result?.visibility ?? '',
        ...(why.length > 0 ? why : [plain(headline)]),
      ].join('  '),
    );
  }
  session.out.note(`${found.length - failed} of ${found.length} released`);
  if (failed > 0) process.exitCode = exitCodes.failed;
}

interface Waiting {
  storyId: string;
  /** The current version, 0 where there is none. */
  version: number;
  /** Receipt of the quarantined upload; absent for a story that is withheld. */
  releases?: string | undefined;
}

const releaseOf = ({ storyId, version, releases }: Waiting) => ({
  operation: 'release' as const,
  bytes: reasonBytes(undefined),
  target: storyId,
  targetVersion: version,
  ...(releases !== undefined && { releases }),
});

/** What a release of many would release. */
const showFound = ({ out }: Session, found: readonly HeldStory[]): void =>
  out.table(
    found,
    [
      { head: 'story', show: (row) => row.storyId },
      { head: 'since', show: (row) => row.at },
      { head: 'headline', show: (row) => plain(row.headline) },
    ],
    '',
  );

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
