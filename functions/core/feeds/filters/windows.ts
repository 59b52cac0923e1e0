/** A time in which a story version is in a feed: from `from` on (absent: from the first), before `until` (absent: for ever). UTC, ISO 8601. */
export interface Window {
  from?: string;
  until?: string;
}

/** Whether a time, milliseconds, lies in one of the windows; without windows it does. */
export const isWithin = (windows: readonly Window[] | undefined, nowMs: number): boolean =>
  windows?.some(
    ({ from, until }) =>
      (from === undefined || Date.parse(from) <= nowMs) && (until === undefined || nowMs < Date.parse(until)),
  ) ?? true;

/** The last time, milliseconds, at which one of the windows opened or closed; undefined when none did yet. */
export const lastChange = (windows: readonly Window[] | undefined, nowMs: number): number | undefined => {
  const past = edgesOf(windows).filter((edge) => edge <= nowMs);
  return past.length === 0 ? undefined : Math.max(...past);
};

/** The next time, milliseconds, at which one of the windows opens or closes; undefined when none does any more. */
export const nextChange = (windows: readonly Window[] | undefined, nowMs: number): number | undefined => {
  const edges = edgesOf(windows).filter((edge) => edge > nowMs);
  return edges.length === 0 ? undefined : Math.min(...edges);
};

const edgesOf = (windows: readonly Window[] | undefined): number[] =>
  (windows ?? [])
    .flatMap(({ from, until }) => [from, until])
    .filter((edge) => edge !== undefined)
    .map((edge) => Date.parse(edge));
