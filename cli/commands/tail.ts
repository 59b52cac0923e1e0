import { Option } from '@commander-js/extra-typings';
import type { Program } from '../connect/globals.ts';
import { sessionOf } from '../connect/session.ts';
import { followStories, type TailedStory } from '../lib/follow-stories.ts';
import { duration } from '../lib/values.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import { plain, statusTone, toned } from '../terminal/terminal.ts';

/** `dateline tail`: stories as they arrive. */
export function tail(program: Program): void {
  program
    .command('tail')
    .description('follow stories as they arrive, until Ctrl-C')
    .addOption(new Option('--since <time>', 'start this long ago').argParser(duration).default(60_000, '60s'))
    .addOption(new Option('--every <time>', 'polling interval').argParser(duration).default(2000, '2s'))
    .option('--agency <id>', 'only stories of this agency')
    .option('--no-follow', 'stop after the existing stories')
    .action(async ({ since, every, agency, follow }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const interrupt = onInterrupt();
      const stories = followStories(desk, {
        since: desk.now() - since,
        everyMs: Math.max(every, 200),
        follow,
        stop: interrupt.stop,
      });
      for await (const story of stories) {
        if (agency === undefined || story.agency === agency) session.out.record(story, () => line(story));
      }
      interrupt.release();
    });
}

function line(story: TailedStory): string {
  const { at, agency, status, operation, storyId = '', version, headline = '', detail = '' } = story;
  const what = operation === undefined || operation === 'submit' ? status : `${operation} ${status}`;
  return [
    toned('faint', at),
    agency.padEnd(12),
    toned(statusTone(status), what.padEnd('quarantined'.length)),
    version === undefined ? storyId : `${storyId} v${version}`,
    plain(headline === '' ? detail : headline),
  ].join('  ');
}
