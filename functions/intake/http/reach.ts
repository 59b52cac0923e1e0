import type { Context } from 'hono';
import type { ReachPorts } from '../../pipeline/delivery/reach/channel.ts';
import { forAgency, reachOf } from '../../pipeline/delivery/reach/reach.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { CallerEnv } from '../request/caller.ts';

/** `GET /v1/articles/{id}/reach`: whom kills and corrections of a story have reached, as far as anybody said so. */
export async function reach(
  ports: ReachPorts,
  c: Context<CallerEnv>,
  { id, guid }: StoryRow,
): Promise<Response> {
  const ledger = await reachOf(ports, id);
  const changes = c.var.caller.kind === 'operator' ? ledger : ledger.map(forAgency);
  return c.json({ storyId: id, guid, changes }, 200, { 'cache-control': 'no-store' });
}
