import { Option } from '@commander-js/extra-typings';
import { textMatcher } from '../../../functions/core/story/headline-search.ts';
import { isContentGuid } from '../../../functions/core/story/story-id.ts';
import { articleStates } from '../../../functions/pipeline/lists/articles.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { heldStatuses, heldStories } from '../../lib/held-stories.ts';
import { firstOf } from '../../lib/pages.ts';
import { type ListedStory, type StoryFilter, shownStories } from '../../lib/shown-stories.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, atMost, ofOneAgency } from './group.ts';

/** `dateline articles list`: stories by state, agency and words of their headlines. */
export function list(group: ArticlesGroup): void {
  group
    .command('list')
    .description('list stories: those of one status, of one agency, or with words in the headline')
    .addOption(new Option('--status <status>', 'only these; default all').choices(articleStates))
    .option(...ofOneAgency)
    .option('--text <words>', 'only headlines with all of these words')
    .option(...atMost)
    .action(async ({ status, agency, text, limit }, command) => {
      const session = sessionOf(command);
      const rows = await firstOf(stories(await session.desk(), { status, agency, text }), limit);
      session.out.table(
        rows,
        [
          { head: 'story', show: (row) => row.storyId },
          { head: status === 'embargoed' ? 'until' : 'since', show: (row) => row.at },
          { head: 'agency', show: (row) => row.agency },
          { head: 'status', show: (row) => toned(statusTone(row.status ?? ''), row.status ?? '') },
          { head: 'reason', show: (row) => toned('doubtful', row.code ?? '') },
          {
            head: 'guid',
            show: ({ guid }) => (guid === undefined || isContentGuid(guid) ? '' : plain(guid)),
          },
          { head: 'headline', show: (row) => plain(row.headline) },
        ],
        status === undefined ? 'There is no such story' : `No story is ${status}`,
      );
    });
}

/** Stories that wait come the oldest first, or by the end of their embargo; others the newest first. */
async function* stories(desk: OperatorDesk, filter: StoryFilter): AsyncGenerator<ListedStory> {
  const { status, agency, text } = filter;
  const held = heldStatuses.find((one) => one === status);
  if (held === undefined) return yield* shownStories(desk, filter);
  const matches = text === undefined ? () => true : textMatcher(text);
  for await (const row of heldStories(desk, held, { agency }))
    if (matches(row.headline)) yield { ...row, status: held };
}
