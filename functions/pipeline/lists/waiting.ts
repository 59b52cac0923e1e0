import { quotedLine, waitingReason } from '../../core/story/waiting-reason.ts';
import type { Quarantined } from '../../store/entities/stories/quarantine.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { agencyName } from '../agency-names.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { inOrder, merged } from './merge.ts';
import { type ListPage, pageOf } from './page.ts';
import type { Placed } from './place.ts';

export type WaitingPorts = Pick<PipelinePorts, 'stories' | 'quarantine' | 'receipts' | 'agencies' | 'now'>;

/** Lists of stories that readers do not see. */
export const waitingKinds = ['quarantined', 'withheld', 'embargoed'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** A story, or a version of one, that readers do not see. Instants are UTC, ISO 8601. */
export interface WaitingItem {
  kind: WaitingKind;
  storyId: string;
  guid: string;
  agencyId: string;
  agencyName: string;
  headline: string;
  /** BCP 47. */
  language: string;
  since: string;
  /** Why: the code of a warning, or `held`, `withheld` or `embargo`. */
  code: string;
  /** Why, in a sentence for an editor. */
  reason: string;
  /** The text of the upload that caused it. */
  line?: string;
  /** The upload that brought it. */
  receiptId?: string;
  /** When it will be published. */
  visibleFrom?: string;
}

/** A row of the work index behind an item. */
export type WaitingRow =
  | { kind: 'quarantined'; row: Quarantined }
  | { kind: 'withheld' | 'embargoed'; row: StoryRow };

/** What a list of waiting stories is asked for. */
export interface WaitingFilter {
  kinds?: readonly WaitingKind[];
  /** Only of this agency. */
  agency?: string | undefined;
  /** Only before this place of the list. */
  before?: string | undefined;
}

/** What an embargo has for the code of a warning. */
const embargo = 'embargo';

/** Rows that one page looks at, so that an agency with few among many finds its own in a few pages. */
const window = 2000;
/** Stories under an embargo that are looked at, those that end first. */
const mostEmbargoed = 1000;

/** What waits, newest first. Reads only rows of the work index, and the texts of the stories on the page. */
export async function listWaiting(
  ports: WaitingPorts,
  filter: WaitingFilter,
  limit: number,
): Promise<ListPage<WaitingItem>> {
  return pageOf(waitingRows(ports, filter), { limit, window }, async ({ value }) =>
    filter.agency === undefined || value.row.agency === filter.agency ? itemOf(ports, value) : undefined,
  );
}

/** The rows of what waits, newest first, of all agencies. */
export function waitingRows(
  { stories, quarantine, now }: Pick<WaitingPorts, 'stories' | 'quarantine' | 'now'>,
  { kinds = waitingKinds, before }: WaitingFilter,
): AsyncGenerator<Placed<WaitingRow>> {
  const until = before?.slice(0, before.indexOf('#'));
  const sources = {
    quarantined: () =>
      placed(quarantine.newest(until), (row) => ({
        at: row.at,
        id: `${row.storyId}:${row.receipt}`,
        value: { kind: 'quarantined', row },
      })),
    withheld: () =>
      placed(stories.withheldNewest(until), (row) => ({
        at: row.storedAt,
        id: row.id,
        value: { kind: 'withheld', row },
      })),
    embargoed: () => embargoedRows(stories, instant(now())),
  } satisfies Record<WaitingKind, () => AsyncGenerator<Placed<WaitingRow>>>;
  return merged(kinds.map((kind) => inOrder(sources[kind](), before)));
}

/** The index has embargoes by their end, so those that end first are read and sorted here. */
async function* embargoedRows(
  stories: WaitingPorts['stories'],
  now: string,
): AsyncGenerator<Placed<WaitingRow>> {
  const rows: StoryRow[] = [];
  for await (const row of stories.embargoed()) {
    // One whose time has come is being published.
    if ((row.embargoed ?? '') > now) rows.push(row);
    if (rows.length === mostEmbargoed) break;
  }
  for (const row of rows.toSorted((left, right) => (left.storedAt < right.storedAt ? 1 : -1)))
    yield { at: row.storedAt, id: row.id, value: { kind: 'embargoed', row } };
}

async function* placed<Row>(
  rows: AsyncGenerator<Row>,
  at: (row: Row) => Placed<WaitingRow>,
): AsyncGenerator<Placed<WaitingRow>> {
  for await (const row of rows) yield at(row);
}

/** Why a row waits: its code, and what the warning says. */
async function causeOf(
  { receipts }: Pick<WaitingPorts, 'receipts'>,
  { kind, row }: WaitingRow,
): Promise<{ code: string; detail?: string | undefined }> {
  if (kind === 'quarantined') return { code: row.code, detail: row.detail };
  if (kind === 'embargoed') return { code: embargo };
  const code = row.withheldFor ?? 'withheld';
  if (code === 'held') return { code, detail: (await receipts.get(row.receipt))?.reason };
  if (code === 'withheld') return { code };
  const results = (await receipts.get(row.receipt))?.results ?? [];
  const warnings = results.flatMap((result) => (result.storyId === row.id ? result.warnings : []));
  return { code, detail: warnings.find((one) => one.code === code)?.detail };
}

async function itemOf(ports: WaitingPorts, waiting: WaitingRow): Promise<WaitingItem> {
  const { kind, row } = waiting;
  const [story, cause, name] = await Promise.all([
    ports.stories.read(row.object),
    causeOf(ports, waiting),
    agencyName(ports.agencies, row.agency),
  ]);
  const { code, detail } = cause;
  const line = detail === undefined ? undefined : quotedLine(code, detail);
  const storyId = kind === 'quarantined' ? row.storyId : row.id;
  return {
    kind,
    storyId,
    guid: kind === 'quarantined' ? (story?.guid ?? storyId) : row.guid,
    agencyId: row.agency,
    agencyName: name ?? row.agency,
    headline: row.headline,
    language: story?.language ?? 'und',
    since: kind === 'quarantined' ? row.at : row.storedAt,
    code,
    reason: reasonOf(code, detail),
    ...(line !== undefined && { line }),
    receiptId: row.receipt,
    ...(kind === 'embargoed' && row.embargoed !== undefined && { visibleFrom: row.embargoed }),
  };
}

const reasonOf = (code: string, detail: string | undefined): string =>
  code === 'held'
    ? `An operator holds the story back${detail === undefined ? '.' : `: ${detail}`}`
    : waitingReason(code, detail);
