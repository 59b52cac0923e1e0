import { InvalidArgumentError } from '@commander-js/extra-typings';
import { parallelMap } from '../../../functions/pipeline/parallel-map.ts';
import { instant } from '../../../functions/pipeline/ports.ts';
import {
  type HubSubscription,
  stateOf,
} from '../../../functions/store/entities/delivery/hub-subscriptions.ts';
import type { Program } from '../../connect/globals.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { statusTone, toned } from '../../terminal/terminal.ts';

const parallelFeeds = 16;

/** `dateline hub`: who gets public feeds pushed, and who was refused and why. */
export function hub(program: Program): void {
  const group = program.command('hub').description('subscriptions of anybody to public feeds (WebSub)');
  group
    .command('list')
    .description('list subscriptions: until when, what failed, and why a request was refused')
    .option('--feed <id>', 'only those of one feed')
    .action(async ({ feed }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const now = instant(desk.now());
      const found = await subscriptions(desk, feed);
      session.out.table(
        found.map((one) => described(one, now)),
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'until', show: ({ until }) => until ?? '' },
          { head: 'last delivery', show: ({ deliveredAt }) => deliveredAt ?? '' },
          { head: 'failures', show: ({ failures = 0 }) => String(failures) },
          { head: 'topic', show: ({ topic }) => topic },
          { head: 'callback', show: ({ callback }) => callback },
          { head: 'why', show: ({ reason }) => reason ?? '' },
        ],
        'There are no subscriptions at the hub',
      );
    });
  group
    .command('remove')
    .description('end a subscription; whoever made it can subscribe again')
    .argument('<id>', 'subscription, as in dateline hub list', subscriptionId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const found = (await subscriptions(desk)).find((one) => one.id === id);
      if (!found) throw new CliError(`there is no subscription ${id}`, 'see dateline hub list');
      await session.confirm(`${shown(found)} gets ${found.topic} no more. Continue?`);
      const details = { topic: found.topic, callback: shown(found) };
      await asOperator(session, desk, { act: 'hub.remove', subject: id, details }, () =>
        desk.hubSubscriptions.drop(found, desk.now(), 'an operator has removed it'),
      );
      session.out.document({ id, status: 'ended' }, () => [`${id} is removed`]);
    });
}

/** Subscriptions by feed; those that have ended stay for a day. */
async function subscriptions(
  { feeds, hubSubscriptions }: Pick<OperatorDesk, 'feeds' | 'hubSubscriptions'>,
  only?: string,
): Promise<HubSubscription[]> {
  const ids = only === undefined ? (await feeds.list()).map(({ id }) => id) : [only];
  const found = await parallelMap(ids, parallelFeeds, (id) => Array.fromAsync(hubSubscriptions.of(id)));
  return found.flat();
}

/** A subscription without its secret, and without the query of its callback, which may hold one. */
function described(one: HubSubscription, now: string) {
  const { id, feed, topic, until, failures, dueAt, deliveredAt, reason, pending } = one;
  const more = { until, failures, dueAt, deliveredAt, reason, asks: pending?.mode };
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return {
    id,
    feed,
    topic,
    callback: shown(one),
    status: stateOf(one, now),
    ...(given as Partial<typeof more>),
  };
}

function shown({ callback }: HubSubscription): string {
  const { origin, pathname, search } = new URL(callback);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

function subscriptionId(text: string): string {
  if (/^[0-9a-f]{32}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected the id of a subscription, as in dateline hub list.');
}
