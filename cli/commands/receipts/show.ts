import { retentionDays } from '../../../functions/contract/limits.ts';
import { receiptAnswer } from '../../../functions/pipeline/uploads/receipt-answer.ts';
import type { Receipt } from '../../../functions/store/entities/uploads/receipts.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { fieldLines } from '../../terminal/output.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import type { ReceiptsGroup } from './group.ts';

/** `dateline receipts show`: what became of an upload. */
export function show(group: ReceiptsGroup): void {
  group
    .command('show')
    .description('show the outcome of an upload')
    .argument('<id>', 'receipt id')
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const receipt = await receiptOf(desk, id);
      const { filename, dropKey, rawSize, redrives, by, reason, feeds } = receipt;
      const answer = await receiptAnswer(desk, receipt, { withStories: false });
      const more = { filename, dropKey, rawSize, redrives, by, reason, feeds };
      session.out.document({ agency: receipt.agency, ...answer, ...more }, () => [
        ...fieldLines({
          receipt: id,
          agency: receipt.agency,
          state: receipt.state,
          operation: receipt.operation,
          by: receipt.by,
          reason,
          received: receipt.receivedAt,
          finished: receipt.finishedAt,
          file: dropKey ?? filename,
          bytes: rawSize,
          format: receipt.format,
          redrives,
          feeds: feeds?.join(', '),
        }),
        '',
        ...answer.results.map(({ status, storyId, version, errors, warnings, pointer, ...place }) =>
          [
            toned(statusTone(status), status),
            ...(place.visibility === undefined
              ? []
              : [toned(statusTone(place.visibility), place.visibility), plain(place.visibilityReason ?? '')]),
            storyId === undefined
              ? plain(pointer ?? '')
              : `${storyId}${version === undefined ? '' : ` v${version}`}`,
            ...(errors ?? []).map((one) => plain(`${one.pointer} ${one.detail}`)),
            ...warnings.map(({ code, detail }) => plain(`${code}: ${detail}`)),
          ].join('  '),
        ),
      ]);
    });
}

/** `dateline receipts raw`: an upload byte for byte. */
export function raw(group: ReceiptsGroup): void {
  group
    .command('raw')
    .description('write the raw bytes of an upload to standard output')
    .argument('<id>', 'receipt id')
    .action(async (id, _options, command) => {
      const desk = await sessionOf(command).desk();
      const bytes = await desk.receipts.raw(await receiptOf(desk, id));
      if (!bytes) throw new CliError(`the bytes of receipt ${id} have expired`);
      if (process.stdout.isTTY && bytes.includes(0)) {
        throw new CliError(
          'these bytes are not text',
          'write them to a file: dateline receipts raw ID > FILE',
        );
      }
      process.stdout.write(bytes);
    });
}

async function receiptOf(desk: OperatorDesk, id: string): Promise<Receipt> {
  const receipt = await desk.receipts.get(id);
  if (!receipt)
    throw new CliError(`there is no receipt ${id}`, `receipts are kept for ${retentionDays.receipts} days`);
  return receipt;
}
