import { textMatcher } from '../../core/story/headline-search.ts';
import type { Act } from '../../store/entities/people/audit.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { inOrder, merged } from './merge.ts';
import { type ListPage, pageOf } from './page.ts';
import { type Placed, timeOf } from './place.ts';

type Ports = Pick<PipelinePorts, 'audit' | 'now'>;

/** Which acts a list has. Instants are UTC, ISO 8601. */
export interface ActsFilter {
  /** This act, or this kind: `story.kill`, `story`. */
  act?: string | undefined;
  subject?: string | undefined;
  /** Words of who did it and of the details. */
  text?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  before?: string | undefined;
}

/** Acts that one page looks at. */
const window = 2000;
const dayMs = 86_400_000;
/** Without a time, acts of so many days are looked at. */
const usualDays = 90;

/** What operators and agencies did at the desk, newest first. */
export async function listActs(ports: Ports, filter: ActsFilter, limit: number): Promise<ListPage<Act>> {
  const { act, subject, text, until } = filter;
  const matches = text === undefined ? undefined : textMatcher(text);
  const before = filter.before ?? (until === undefined ? undefined : `${until}#`);
  const since = filter.since ?? instant(ports.now() - usualDays * dayMs);
  const to = before === undefined ? instant(ports.now() + dayMs) : timeOf(before);
  const rows = merged([inOrder(placed(ports, since, to), before)]);
  return pageOf(rows, { limit, window }, async ({ value }) => {
    const fits =
      (subject === undefined || value.subject === subject) &&
      (act === undefined || value.act === act || value.act.startsWith(`${act}.`)) &&
      (matches === undefined || matches(`${value.by} ${JSON.stringify(value.details)}`));
    return fits ? value : undefined;
  });
}

async function* placed({ audit }: Ports, since: string, until: string): AsyncGenerator<Placed<Act>> {
  for await (const { id, ...act } of audit.newestFirst(since, until)) yield { at: act.at, id, value: act };
}
