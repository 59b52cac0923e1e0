import type { Reached, ReachOfChange } from '../../../functions/core/delivery/reach.ts';
import { reachOf } from '../../../functions/pipeline/delivery/reach/reach.ts';
import { sessionOf } from '../../connect/session.ts';
import { storyOf } from '../../lib/story.ts';
import { plain, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, id, ofAgency } from './group.ts';

/** `dateline articles reach`: the ledger of a story's kills and corrections. */
export function reach(group: ArticlesGroup): void {
  group
    .command('reach')
    .description('show whom the kills and corrections of a story have reached, and what is open')
    .argument(...id)
    .option(...ofAgency)
    .action(async (given, { agency }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const changes = await reachOf(desk, row.id);
      session.out.document({ storyId: row.id, guid: row.guid, changes }, () =>
        changes.length === 0
          ? ['no feed with a log has had a kill or a correction of this story']
          : changes.flatMap(lines),
      );
      if (changes.length > 0)
        session.out.note('Rows show each channel; the counts the best that is known of each subscriber.');
    });
}

const tones = { open: 'bad', unknown: 'doubtful', delivered: 'good', confirmed: 'good' } as const;

const lines = (change: ReachOfChange): string[] => {
  const { feed, seq, type, version, at, confirmed, delivered, open, unknown, reached } = change;
  const counts = `subscribers: ${confirmed} confirmed, ${delivered} delivered, ${open} open, ${unknown} unknown`;
  return [`${at}  ${type} v${version}  ${feed} entry ${seq}  ${counts}`, ...reached.map(line)];
};

const line = ({ subscriber, channel, state, had, deliveredAt, confirmedAt }: Reached): string =>
  [
    ' ',
    toned(tones[state], state.padEnd('confirmed'.length)),
    plain(subscriber),
    channel,
    ...(had ? [`had v${had.version} at ${had.at}`] : []),
    ...(deliveredAt === undefined ? [] : [`delivered at ${deliveredAt}`]),
    ...(confirmedAt === undefined ? [] : [`confirmed at ${confirmedAt}`]),
  ].join('  ');
