import { randomBytes } from 'node:crypto';
import { limits } from '../../../functions/contract/limits.ts';
import { hostOf, isThisMachine, urlProblem } from '../../../functions/core/delivery/addresses.ts';
import { secretPrefix } from '../../../functions/core/delivery/signature.ts';
import { instant } from '../../../functions/pipeline/ports.ts';
import type { FeedCursor } from '../../../functions/store/entities/delivery/endpoints.ts';
import { covers, type Subscriber } from '../../../functions/store/entities/delivery/subscribers.ts';
import { hasLog, isPrivate } from '../../../functions/store/entities/feeds/feeds.ts';
import type { Connection } from '../../connect/connection.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError, usageError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { agencyId } from '../../lib/values.ts';
import { existingSubscriber, feedList } from '../subscribers/contract.ts';
import type { EndpointsGroup } from './group.ts';

/** `dateline endpoints add`. */
export function add(group: EndpointsGroup): void {
  group
    .command('add')
    .description('have an address called when stories of some feeds change, and print its secret')
    .argument('<subscriber>', 'whose address it is', agencyId)
    .argument('<url>', 'https address that takes POST requests')
    .requiredOption('--feeds <ids>', 'ids of feeds with commas between them', feedList)
    .action(async (subscriber, url, { feeds }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const contract = await existingSubscriber(desk, subscriber);
      checkUrl(url, desk.connection);
      const cursors = await cursorsOf(desk, contract, feeds);
      const id = `${subscriber}-${randomBytes(4).toString('hex')}`;
      const secret = newSecret();
      const deed = { act: 'endpoint.add', subject: id, details: { subscriber, url, feeds } };
      await asOperator(session, desk, deed, async () => {
        await Promise.all(feeds.map((feed) => desk.feedStates.follow(feed)));
        const createdAt = instant(desk.now());
        await desk.endpoints.create(
          { id, subscriber, url, feeds, secrets: [{ secret }], createdAt },
          cursors,
        );
      });
      showSecret(session.out, { id, secret });
    });
}

/** Signs calls: 256 random bits, in the form that libraries of Standard Webhooks take. */
export const newSecret = (): string => `${secretPrefix}${randomBytes(32).toString('base64')}`;

/** Prints only the secret on standard output, for scripts. */
export function showSecret(
  out: ReturnType<typeof sessionOf>['out'],
  shown: { id: string; secret: string; oldSecretUntil?: string },
): void {
  out.document(shown, () => [shown.secret]);
  out.note(`This is the secret of the endpoint ${shown.id}: with it the subscriber checks each call.`);
}

/** @throws CliError for an address that the desk would never call. */
function checkUrl(url: string, { local, callsItself }: Connection): void {
  const problem = urlProblem(url, { allowLoopback: callsItself, httpsOnly: true });
  if (problem === undefined) return;
  const asked = URL.parse(url);
  const remedy =
    local && asked && isThisMachine(hostOf(asked))
      ? 'to try a receiver on this machine, start the desk with OUTGOING_LOOPBACK=allowed npm start'
      : 'give an https address that anybody can reach';
  throw usageError(`${url} is not called: ${problem}`, remedy);
}

/** @throws CliError that names every feed which the endpoint cannot follow. */
async function cursorsOf(desk: OperatorDesk, contract: Subscriber, feeds: string[]): Promise<FeedCursor[]> {
  if (feeds.length > limits.endpointFeeds)
    throw usageError(`an endpoint follows at most ${limits.endpointFeeds} feeds`);
  const found = await Promise.all(
    feeds.map(async (id) => ({
      id,
      row: await desk.feeds.get(id),
      seq: (await desk.changeLogs.get(id))?.seq ?? 0,
    })),
  );
  const problems = found.flatMap(({ id, row }) => {
    if (!row || row.retiredAt !== undefined) return [`there is no feed ${id}`];
    if (isPrivate(row) && !covers(contract, id)) return [`the contract does not cover the feed ${id}`];
    return hasLog(row) ? [] : [`the feed ${id} keeps no log of its changes: dateline feeds keep-log ${id}`];
  });
  if (problems.length > 0) throw new CliError(problems.join('; '), 'see dateline feeds list');
  return found.map(({ id, seq }) => ({ feed: id, seq, replay: 0 }));
}
