import { retentionDays } from '../../functions/contract/limits.ts';
import { listActs } from '../../functions/pipeline/lists/acts.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import type { Program } from '../connect/globals.ts';
import { sessionOf } from '../connect/session.ts';
import { allItems, firstOf, pageSize } from '../lib/pages.ts';
import { duration, wholeNumber } from '../lib/values.ts';
import { plain, toned } from '../terminal/terminal.ts';

const day = 86_400_000;

/** `dateline audit`: what operators did. */
export function auditCommand(program: Program): void {
  program
    .command('audit')
    .description('what operators did, newest first')
    .option('--since <time>', 'how far back: 24h, 30d', duration, 30 * day)
    .option('--subject <id>', 'only acts on this agency, feed, story or queue')
    .option('--act <name>', 'only this act, or this kind: agency.suspend, agency')
    .option('--text <words>', 'only acts with all of these words in who did it or in the details')
    .option('--limit <n>', 'maximum number', wholeNumber(1, 10_000), 100)
    .addHelpText('after', `\nActs are kept for ${retentionDays.audit} days.`)
    .action(async ({ since, subject, act, text, limit }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const asked = { since: instant(desk.now() - since), subject, act, text };
      const acts = allItems((before) => listActs(desk, { ...asked, before }, pageSize));
      const rows = await firstOf(acts, limit);
      session.out.table(
        rows,
        [
          { head: 'at', show: ({ at }) => at },
          {
            head: 'act',
            show: (row) => (row.failed === undefined ? row.act : toned('bad', `${row.act}, failed`)),
          },
          { head: 'subject', show: (row) => plain(row.subject) },
          { head: 'by', show: ({ by }) => plain(by) },
          { head: 'details', show: ({ details, failed }) => plain(failed ?? shown(details)) },
        ],
        'No acts are recorded in this time',
      );
    });
}

const shown = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
