import type { Context } from 'hono';
import type { Actor } from '../../core/story/allowed-acts.ts';
import { isStoryId } from '../../core/story/story-id.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { Quarantined } from '../../store/entities/stories/quarantine.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { type Caller, type CallerEnv, maySee, mayWrite } from './caller.ts';
import { findStory } from './story.ts';

/** A story that a caller may see: its current version, and what waits of it, the newest first. */
export interface FoundStory {
  id: string;
  agency: string;
  row?: StoryRow;
  waiting: Quarantined[];
}

/** Who a caller is to a story. */
export const actorOf = (caller: Caller): Actor => {
  if (caller.kind === 'agency') return 'agency';
  return mayWrite(caller) ? 'operator' : 'viewer';
};

/** A story with what waits of it, by Dateline's id or the agency's guid; one of which all waits only by the id. */
export async function findWithWaiting(
  ports: Pick<PipelinePorts, 'stories' | 'agencies' | 'quarantine'>,
  c: Context<CallerEnv>,
  name: string,
): Promise<FoundStory | undefined> {
  const row = await findStory(ports, c, name);
  if (!row && !isStoryId(name)) return undefined;
  const id = row?.id ?? name;
  const waiting = (await ports.quarantine.of(id)).filter(({ agency }) => maySee(c.var.caller, agency));
  const agency = row?.agency ?? waiting[0]?.agency;
  return agency === undefined ? undefined : { id, agency, waiting, ...(row && { row }) };
}
