import type { Filter } from '../../functions/core/feeds/filters/filter.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import type { Output } from '../terminal/output.ts';

/** The agency ids that a filter asks for, at any depth; it was checked, so that its depth is bounded. */
function agenciesOf(filter: Filter): string[] {
  if ('agency' in filter) return filter.agency;
  if ('and' in filter) return filter.and.flatMap(agenciesOf);
  if ('or' in filter) return filter.or.flatMap(agenciesOf);
  return 'not' in filter ? agenciesOf(filter.not) : [];
}

/** Warns of agencies in a filter that the desk has not: nothing of them matches, and an empty feed says nothing of it. */
export async function warnOfUnknownAgencies(
  out: Output,
  desk: Pick<OperatorDesk, 'agencies'>,
  filter: Filter | undefined,
): Promise<void> {
  const asked = filter === undefined ? [] : agenciesOf(filter);
  if (asked.length === 0) return;
  const known = new Set((await desk.agencies.list()).map(({ id }) => id));
  const unknown = [...new Set(asked)].filter((id) => !known.has(id.toLowerCase()));
  if (unknown.length > 0)
    out.note(
      `The filter names agencies that this desk has not: ${unknown.join(', ')}; see dateline agencies list`,
    );
}
