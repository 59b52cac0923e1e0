import { textMatcher } from '../../core/story/headline-search.ts';
import { quotedLine } from '../../core/story/waiting-reason.ts';
import type { ListedReceipt, StoryResult } from '../../store/entities/uploads/receipts.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { inOrder, merged, since } from './merge.ts';
import { type ListPage, pageOf } from './page.ts';
import { type Placed, timeOf } from './place.ts';

export type ReceiptListPorts = Pick<
  PipelinePorts,
  'receipts' | 'stories' | 'quarantine' | 'uploads' | 'reconcilerStates' | 'now'
>;

const resultStates = ['accepted', 'duplicate', 'quarantined', 'refused'] as const;
/** States of an upload, and outcomes of which an upload has at least one. */
export const receiptStates = ['pending', 'done', 'stuck', ...resultStates] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** One upload or act of a list. Instants are UTC, ISO 8601. */
export interface ReceiptItem {
  receiptId: string;
  agencyId: string;
  operation: ListedReceipt['operation'];
  /** Who acted, when it was not the agency. */
  by?: 'operator';
  receivedAt: string;
  finishedAt?: string;
  state: ListedReceipt['state'];
  format?: string;
  filename?: string;
  bytes: number;
  /** How many stories came to which outcome. */
  counts: Partial<Record<StoryResult['status'], number>>;
  /** The first stories; of an upload with very many none, its own address has them. */
  articles: { guid?: string; storyId?: string; headline?: string; status: StoryResult['status'] }[];
  /** What is wrong with the first refused stories. */
  problems: { detail: string; pointer?: string; line?: string }[];
}

/** What a list of uploads is asked for. Instants are UTC, ISO 8601. */
export interface ReceiptFilter {
  state?: ReceiptState | undefined;
  agency?: string | undefined;
  /** By when an upload was finished; of those that are not, by when it came. */
  since?: string | undefined;
  until?: string | undefined;
  /** Words of the file name, the receipt id, the headlines, guids and problems. */
  text?: string | undefined;
  /** Only before this place of the list. */
  before?: string | undefined;
}

/** Uploads that one page looks at; fewer where their headlines have to be read to search them. */
export const receiptWindow = { usual: 2000, text: 500 } as const;
const articlesShown = 10;
const problemsShown = 20;

/** A row of a list; one of a list of an agency is read when it is looked at. */
type Row = { receipt: ListedReceipt } | { receiptId: string };

/** Uploads and acts, newest first. */
export async function listReceipts(
  ports: ReceiptListPorts,
  filter: ReceiptFilter,
  limit: number,
): Promise<ListPage<ReceiptItem>> {
  const { agency, state, text } = filter;
  const matches = text === undefined ? undefined : textMatcher(text);
  const window = matches ? receiptWindow.text : receiptWindow.usual;
  return pageOf(await rowsOf(ports, filter), { limit, window }, async ({ value }) => {
    const receipt = 'receipt' in value ? value.receipt : await ports.receipts.listed(value.receiptId);
    if (!receipt || (agency !== undefined && receipt.agency !== agency)) return undefined;
    if (state !== undefined && !isOfState(receipt, state)) return undefined;
    const item = await itemOf(ports, receipt);
    return matches === undefined || matches(wordsOf(item)) ? item : undefined;
  });
}

function isOfState(receipt: ListedReceipt, state: ReceiptState): boolean {
  if (receipt.state === state) return true;
  return (
    resultStates.some((one) => one === state) && (countsOf(receipt)[state as StoryResult['status']] ?? 0) > 0
  );
}

async function rowsOf(ports: ReceiptListPorts, filter: ReceiptFilter): Promise<AsyncGenerator<Placed<Row>>> {
  const { state, until } = filter;
  const before = filter.before ?? (until === undefined ? undefined : `${until}#`);
  const isOpen = state === 'pending' || state === 'stuck';
  const sources = [
    ...(isOpen ? [] : [await finishedRows(ports, filter, before)]),
    ...(state === undefined || isOpen ? [openRows(ports)] : []),
  ];
  return since(filter.since, merged(sources.map((source) => inOrder(source, before))));
}

/**
 * Finished uploads: of all agencies from the index; of one agency from its own list, which the reconciler writes every
 * minute, and from the index what is not listed yet, or was finished before the desk had such lists.
 */
async function finishedRows(
  ports: ReceiptListPorts,
  { agency, since: from = '0' }: ReceiptFilter,
  before: string | undefined,
): Promise<AsyncGenerator<Placed<Row>>> {
  const to = before === undefined ? '~' : timeOf(before);
  if (agency === undefined) return indexed(ports, from, to);
  const { checkedUntil = '0', listedSince = checkedUntil } = (await ports.reconcilerStates.get()) ?? {};
  return ofAgency(ports, agency, { from, to, listedSince, listedUntil: checkedUntil });
}

async function* ofAgency(
  ports: ReceiptListPorts,
  agency: string,
  { from, to, listedSince, listedUntil }: Record<'from' | 'to' | 'listedSince' | 'listedUntil', string>,
): AsyncGenerator<Placed<Row>> {
  const later = (left: string, right: string): string => (left > right ? left : right);
  const earlier = (left: string, right: string): string => (left < right ? left : right);
  if (to >= listedUntil) yield* indexed(ports, later(from, listedUntil), to);
  for await (const { at, id } of ports.uploads.newestFirst(agency, earlier(to, listedUntil))) {
    if (at < from) return;
    yield { at, id, value: { receiptId: id } };
  }
  if (from <= listedSince) yield* indexed(ports, from, earlier(to, listedSince));
}

async function* indexed(
  { receipts }: Pick<ReceiptListPorts, 'receipts'>,
  from: string,
  to: string,
): AsyncGenerator<Placed<Row>> {
  for await (const row of receipts.doneNewest(from, to))
    yield { at: row.finishedAt ?? row.receivedAt, id: row.id, value: { receipt: row } };
}

/** Uploads that are not finished, which the index has by the time of their next try. */
async function* openRows({ receipts, now }: ReceiptListPorts): AsyncGenerator<Placed<Row>> {
  const ahead = instant(now() + furthestTryMs);
  const [pending, stuck] = await Promise.all([receipts.pending(ahead, mostOpen), receipts.stuck(mostOpen)]);
  const rows = [...pending, ...stuck].toSorted((left, right) =>
    left.receivedAt < right.receivedAt ? 1 : -1,
  );
  for (const row of rows) yield { at: row.receivedAt, id: row.id, value: { receipt: row } };
}

/** Next tries are planned for at most an hour ahead. */
const furthestTryMs = 2 * 3_600_000;
const mostOpen = 500;

const countsOf = ({ results = [], counts }: ListedReceipt): NonNullable<ListedReceipt['counts']> => {
  if (counts) return counts;
  const found: Partial<Record<StoryResult['status'], number>> = {};
  for (const { status } of results) found[status] = (found[status] ?? 0) + 1;
  return found;
};

async function itemOf(ports: ReceiptListPorts, receipt: ListedReceipt): Promise<ReceiptItem> {
  const { results = [], filename, dropKey } = receipt;
  const name = filename ?? dropKey?.split('/').at(-1);
  return {
    receiptId: receipt.id,
    agencyId: receipt.agency,
    operation: receipt.operation,
    ...(receipt.by && { by: receipt.by }),
    receivedAt: receipt.receivedAt,
    ...(receipt.finishedAt !== undefined && { finishedAt: receipt.finishedAt }),
    state: receipt.state,
    ...(receipt.format && { format: receipt.format }),
    ...(name !== undefined && { filename: name }),
    bytes: receipt.rawSize,
    counts: countsOf(receipt),
    articles: await Promise.all(
      results.slice(0, articlesShown).map((result) => articleOf(ports, receipt, result)),
    ),
    problems: results.flatMap(({ problems = [] }) => problems.map(problemOf)).slice(0, problemsShown),
  };
}

async function articleOf(
  { stories, quarantine }: ReceiptListPorts,
  receipt: ListedReceipt,
  { status, storyId, version, object }: StoryResult,
): Promise<ReceiptItem['articles'][number]> {
  if (storyId === undefined) return { status };
  const [row, waiting] = await Promise.all([
    stories.get(storyId),
    status === 'quarantined' ? quarantine.get(storyId, receipt.id) : undefined,
  ]);
  // An upload is looked for by the headline that it had, also where the story was corrected since; that of a killed story
  // is closed.
  const isOlder = row !== undefined && version !== undefined && version < row.version;
  const sent =
    isOlder && object !== undefined && row.pubStatus !== 'canceled' ? await stories.read(object) : undefined;
  const headline = waiting?.headline ?? sent?.headline ?? row?.headline;
  return {
    storyId,
    ...(row && { guid: row.guid }),
    ...(headline !== undefined && { headline }),
    status,
  };
}

function problemOf({
  pointer,
  detail,
}: {
  pointer: string;
  detail: string;
}): ReceiptItem['problems'][number] {
  const line = quotedLine('', detail);
  return { detail, ...(pointer !== '' && { pointer }), ...(line !== undefined && { line }) };
}

const wordsOf = ({ receiptId, filename = '', articles, problems }: ReceiptItem): string =>
  [
    receiptId,
    filename,
    ...articles.flatMap(({ guid = '', storyId = '', headline = '' }) => [guid, storyId, headline]),
    ...problems.map(({ detail }) => detail),
  ].join('\n');
