import { percentile } from '../../core/status/time-spread.ts';
import { type AgencyCounts, type HourRow, hourOf, otherAgencies } from '../../store/entities/hours.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { findQuiet, type QuietPorts } from '../recovery/quiet-agencies.ts';
import { type WaitingKind, waitingKinds, waitingRows } from './waiting.ts';

export type NumbersPorts = Omit<QuietPorts, 'log'> &
  Pick<PipelinePorts, 'hours' | 'stories' | 'quarantine' | 'reconcilerStates' | 'now'>;

/** Stories that wait, by kind. */
export type WaitingCounts = Record<WaitingKind, number> & {
  /** There are more than were counted. */
  more: boolean;
};

/** One hour of the desk. Times in milliseconds. */
export interface HourAnswer {
  /** When it began. UTC, ISO 8601. */
  hour: string;
  agencies: ({ id: string } & Omit<AgencyCounts, 'refusedBy'>)[];
  refusedBy: { code: string; count: number }[];
  /** From the receipt of a version until readers saw it; absent for an hour in which none was shown first. */
  visible?: { p50: number; p99: number };
}

/** An agency that has had no story accepted for longer than its policy allows. */
export interface QuietAnswer {
  agencyId: string;
  agencyName: string;
  /** UTC, ISO 8601. */
  lastAcceptedAt: string;
  quietAfterHours: number;
}

/** How the desk is doing. */
export interface NumbersAnswer {
  now: { feedsBehind: number; waiting: WaitingCounts };
  hours: HourAnswer[];
  quietAgencies: QuietAnswer[];
}

const hourMs = 3_600_000;
/** Agencies that an answer tells apart, so that it stays far below what a function may answer (6 MB). */
const agenciesShown = 50;
/** Rows that are counted. */
const mostWaiting = 1000;

/**
 * Numbers of the last hours, the present one among them, oldest first; hours without any are left out.
 * @param agency only what is of this agency
 */
export async function numbersOf(
  ports: NumbersPorts,
  { hours, agency }: { hours: number; agency: string | undefined },
): Promise<NumbersAnswer> {
  const now = ports.now();
  const [rows, waiting, state, quiet] = await Promise.all([
    ports.hours.between(hourOf(instant(now - (hours - 1) * hourMs)), hourOf(instant(now))),
    countWaiting(ports, agency),
    ports.reconcilerStates.get(),
    findQuiet(ports),
  ]);
  return {
    now: { feedsBehind: Object.keys(state?.behind ?? {}).length, waiting },
    hours: withLargest(rows.map((row) => hourAnswer(row, agency))),
    quietAgencies: quiet
      .filter((one) => agency === undefined || one.agency === agency)
      .map(({ agency: agencyId, name: agencyName, ...times }) => ({ agencyId, agencyName, ...times })),
  };
}

async function countWaiting(ports: NumbersPorts, agency: string | undefined): Promise<WaitingCounts> {
  const counts: WaitingCounts = { quarantined: 0, withheld: 0, embargoed: 0, more: false };
  let seen = 0;
  for await (const { value } of waitingRows(ports, { kinds: waitingKinds })) {
    if (seen === mostWaiting) return { ...counts, more: true };
    seen++;
    if (agency === undefined || value.row.agency === agency) counts[value.kind]++;
  }
  return counts;
}

function hourAnswer({ hour, agencies, visible = {} }: HourRow, agency: string | undefined): HourAnswer {
  const shown = Object.entries(agencies).filter(([id]) => agency === undefined || id === agency);
  const [p50, p99] = [percentile(visible, 0.5), percentile(visible, 0.99)];
  return {
    hour: `${hour}:00:00.000Z`,
    agencies: shown
      .map(([id, { refusedBy: _reasons, ...counts }]) => ({ id, ...counts }))
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
    refusedBy: reasonsOf(shown.map(([, counts]) => counts)),
    ...(p50 !== undefined && p99 !== undefined && { visible: { p50, p99 } }),
  };
}

/** The hours with the agencies that have the most stories in all of them; the others are one. */
function withLargest(hours: HourAnswer[]): HourAnswer[] {
  const totals = new Map<string, number>();
  for (const { agencies } of hours)
    for (const { id, accepted, duplicate, quarantined, refused } of agencies)
      totals.set(id, (totals.get(id) ?? 0) + accepted + duplicate + quarantined + refused);
  if (totals.size <= agenciesShown) return hours;
  const ids = [...totals.keys()].filter((id) => id !== otherAgencies);
  ids.sort((left, right) => (totals.get(right) ?? 0) - (totals.get(left) ?? 0));
  const shown = new Set(ids.slice(0, agenciesShown));
  return hours.map((hour) => {
    const rest = { id: otherAgencies, accepted: 0, duplicate: 0, quarantined: 0, refused: 0 };
    for (const one of hour.agencies) {
      if (shown.has(one.id)) continue;
      for (const name of ['accepted', 'duplicate', 'quarantined', 'refused'] as const)
        rest[name] += one[name];
    }
    return { ...hour, agencies: [...hour.agencies.filter(({ id }) => shown.has(id)), rest] };
  });
}

function reasonsOf(all: readonly AgencyCounts[]): HourAnswer['refusedBy'] {
  const sums = new Map<string, number>();
  for (const { refusedBy } of all)
    for (const [code, count] of Object.entries(refusedBy)) sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums]
    .map(([code, count]) => ({ code, count }))
    .sort((left, right) => right.count - left.count || (left.code < right.code ? -1 : 1));
}
