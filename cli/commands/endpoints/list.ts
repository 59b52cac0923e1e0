import type { Endpoint } from '../../../functions/store/entities/delivery/endpoints.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { statusTone, toned } from '../../terminal/terminal.ts';
import type { EndpointsGroup } from './group.ts';

/** Stories that are counted as waiting; more are `1000+`. */
const counted = 1000;

/** `dateline endpoints list`. */
export function list(group: EndpointsGroup): void {
  group
    .command('list')
    .description('list all endpoints, what waits for each, and since when it fails')
    .option('--subscriber <id>', 'only those of one subscriber')
    .action(async ({ subscriber }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const all = await desk.endpoints.list();
      const found = all.filter((one) => subscriber === undefined || one.subscriber === subscriber);
      session.out.table(
        await Promise.all(found.map((one) => describedEndpoint(desk, one))),
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'waiting', show: ({ waiting }) => (waiting >= counted ? `${counted}+` : String(waiting)) },
          { head: 'failures', show: ({ failures = 0 }) => String(failures) },
          { head: 'last success', show: ({ lastSuccessAt }) => lastSuccessAt ?? '' },
          { head: 'feeds', show: ({ feeds }) => feeds.join(',') },
          { head: 'url', show: ({ url }) => url },
          { head: 'why', show: ({ reason, lastFailure }) => reason ?? lastFailure ?? '' },
        ],
        'There are no endpoints; create one with dateline endpoints add',
      );
    });
}

/** An endpoint without its secrets, and how many stories it has not got yet. */
async function describedEndpoint({ deliveries }: Pick<OperatorDesk, 'deliveries'>, endpoint: Endpoint) {
  const { id, subscriber, url, feeds, status, createdAt } = endpoint;
  const { reason, disabledAt, failures, lastFailure, pausedUntil, lastSuccessAt, secrets } = endpoint;
  const waiting = (await deliveries.due(id, counted)).length;
  const oldSecretUntil = secrets.at(-1)?.until;
  const more = { reason, disabledAt, failures, lastFailure, pausedUntil, lastSuccessAt, oldSecretUntil };
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return { id, subscriber, url, feeds, status, createdAt, waiting, ...(given as Partial<typeof more>) };
}
