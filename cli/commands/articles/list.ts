import { Option } from '@commander-js/extra-typings';
import { isContentGuid } from '../../../functions/core/story/story-id.ts';
import { sessionOf } from '../../connect/session.ts';
import { type HeldStory, heldStatuses, heldStories } from '../../lib/held-stories.ts';
import { plain, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, atMost, ofOneAgency } from './group.ts';

/** `dateline articles list`: stories that readers do not see. */
export function list(group: ArticlesGroup): void {
  group
    .command('list')
    .description('list the stories that readers do not see, and why')
    .addOption(new Option('--status <status>', 'which of them').choices(heldStatuses).makeOptionMandatory())
    .option(...ofOneAgency)
    .option(...atMost)
    .action(async ({ status, agency, limit }, command) => {
      const session = sessionOf(command);
      const rows: HeldStory[] = [];
      for await (const row of heldStories(await session.desk(), status, { agency })) {
        rows.push(row);
        if (rows.length === limit) break;
      }
      session.out.table(
        rows,
        [
          { head: 'story', show: (row) => row.storyId },
          { head: status === 'embargoed' ? 'until' : 'since', show: (row) => row.at },
          { head: 'agency', show: (row) => row.agency },
          { head: 'reason', show: (row) => toned('doubtful', row.code) },
          {
            head: 'guid',
            show: ({ guid }) => (guid === undefined || isContentGuid(guid) ? '' : plain(guid)),
          },
          { head: 'headline', show: (row) => plain(row.headline) },
        ],
        `No story is ${status}`,
      );
    });
}
