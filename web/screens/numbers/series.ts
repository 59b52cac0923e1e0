import type { Numbers } from '../../api/types.ts';
import { t } from '../../texts/index.ts';

/** Lines over common times. Times are seconds since the epoch, as uPlot wants them; null is no value. */
export interface Series {
  times: number[];
  lines: { name: string; values: (number | null)[] }[];
}

/** More lines than colours that can be told apart are put together. */
const mostLines = 6;

type Hour = Numbers['hours'][number];

/** The hours to show, up to the one of `now` (epoch ms). */
export interface Span {
  hours: number;
  now: number;
}

/** Every hour of the span, those without anything too: a desk that rests writes no counters. */
function allHours({ hours }: Numbers, span: Span): { times: number[]; byTime: Map<number, Hour> } {
  const byTime = new Map(hours.map((hour) => [Date.parse(hour.hour) / 1000, hour]));
  // The clock of the desk may be ahead of this one.
  const last = Math.max(Math.floor(span.now / 3_600_000) * 3600, ...byTime.keys());
  const times = Array.from({ length: span.hours }, (_, index) => last - (span.hours - 1 - index) * 3600);
  return { times, byTime };
}

/** Values by name; the largest first, and what is beyond the bound as one. */
function topLines(
  times: readonly number[],
  valuesOf: (time: number) => Iterable<readonly [string, number]>,
): Series['lines'] {
  const totals = new Map<string, number>();
  const rows = times.map((time) => new Map(valuesOf(time)));
  for (const row of rows) for (const [name, value] of row) totals.set(name, (totals.get(name) ?? 0) + value);
  const names = [...totals]
    .filter(([, total]) => total > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([name]) => name);
  const shown = names.length > mostLines ? names.slice(0, mostLines - 1) : names;
  const rest = names.slice(shown.length);
  const lines = shown.map((name) => ({ name, values: rows.map((row) => row.get(name) ?? 0) }));
  if (rest.length === 0) return lines;
  const values = rows.map((row) => rest.reduce((sum, name) => sum + (row.get(name) ?? 0), 0));
  return [...lines, { name: t.numbers.others(rest.length), values }];
}

/** @param nameOf an agency's name by its id */
export function acceptedByAgency(numbers: Numbers, span: Span, nameOf: (id: string) => string): Series {
  const { times, byTime } = allHours(numbers, span);
  const lines = topLines(times, (time) =>
    (byTime.get(time)?.agencies ?? []).map(({ id, accepted }) => [nameOf(id), accepted] as const),
  );
  return { times, lines };
}

export function refusedByReason(numbers: Numbers, span: Span): Series {
  const { times, byTime } = allHours(numbers, span);
  const lines = topLines(times, (time) =>
    (byTime.get(time)?.refusedBy ?? []).map(({ code, count }) => [code, count] as const),
  );
  return { times, lines };
}

/** Seconds from receipt to readers: half of the stories, and all but one of a hundred. */
export function submitToVisible(numbers: Numbers, span: Span): Series {
  const { times, byTime } = allHours(numbers, span);
  const values = (of: 'p50' | 'p99'): (number | null)[] =>
    times.map((time) => {
      const ms = byTime.get(time)?.visible?.[of];
      return ms === undefined ? null : Math.round(ms / 100) / 10;
    });
  const lines = [
    { name: t.numbers.p50, values: values('p50') },
    { name: t.numbers.p99, values: values('p99') },
  ].filter((line) => line.values.some((value) => value !== null));
  return { times, lines };
}
