import { Option } from '@commander-js/extra-typings';
import { listReceipts, type ReceiptItem, receiptStates } from '../../../functions/pipeline/lists/receipts.ts';
import { instant } from '../../../functions/pipeline/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { allItems, firstOf, pageSize } from '../../lib/pages.ts';
import { agencyId, duration, wholeNumber } from '../../lib/values.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import type { ReceiptsGroup } from './group.ts';

/** `dateline receipts list`: finds an upload whose receipt id is lost. */
export function list(group: ReceiptsGroup): void {
  group
    .command('list')
    .description('list uploads and acts, newest first')
    .addOption(
      new Option('--state <state>', 'only these, or with a story of this outcome').choices(receiptStates),
    )
    .option('--agency <id>', 'of this agency only', agencyId)
    .option('--since <time>', 'how far back: 24h, 30d; default all', duration)
    .option('--text <words>', 'only with all of these words in file name, id, headlines, guids or problems')
    .option('--limit <n>', 'maximum number', wholeNumber(1, 10_000), 100)
    .action(async ({ state, agency, since, text, limit }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const from = since === undefined ? undefined : instant(desk.now() - since);
      const asked = { state, agency, since: from, text };
      const items = allItems((before) => listReceipts(desk, { ...asked, before }, pageSize));
      session.out.table(
        await firstOf(items, limit),
        [
          { head: 'received', show: (row) => row.receivedAt },
          { head: 'receipt', show: (row) => row.receiptId },
          { head: 'agency', show: (row) => row.agencyId },
          { head: 'operation', show: (row) => row.operation },
          { head: 'state', show: (row) => toned(statusTone(row.state), row.state) },
          { head: 'stories', show: outcomes },
          { head: 'file', show: ({ filename = '' }) => plain(filename) },
          { head: 'about', show: ({ articles, problems }) => plain(about(articles, problems)) },
        ],
        'There is no such upload',
      );
    });
}

const outcomes = ({ counts }: ReceiptItem): string =>
  Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');

/** The first problem, or else the first headline. */
const about = ([first]: ReceiptItem['articles'], [problem]: ReceiptItem['problems']): string =>
  problem?.detail ?? first?.headline ?? '';
