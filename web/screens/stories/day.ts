/**
 * The begin of a day in the user's zone as an instant (UTC, ISO 8601); undefined for no day.
 * @param day `2026-12-31`
 * @param later days to add: 1 is the end of the day
 */
export function dayStart(day: string | undefined, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
