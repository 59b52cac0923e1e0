import { Option } from '@commander-js/extra-typings';
import { instant } from '../../../functions/pipeline/ports.ts';
import { type Session, sessionOf } from '../../connect/session.ts';
import { CliError, usageError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { duration, wholeNumber } from '../../lib/values.ts';
import { newSecret, showSecret } from './add.ts';
import { endpointId, existingEndpoint } from './existing.ts';
import type { EndpointsGroup } from './group.ts';

const highestSeq = Number.MAX_SAFE_INTEGER;

/** `dateline endpoints replay|enable|rotate-secret|remove`. */
export function changes(group: EndpointsGroup): void {
  group
    .command('replay')
    .description('send again what changed from a number of the log on: once a story, as it is now')
    .argument('<id>', 'endpoint', endpointId)
    .requiredOption('--from <seq>', 'number of the first entry of the log', wholeNumber(1, highestSeq))
    .option('--feed <id>', 'only of this feed; default every feed of the endpoint')
    .action(async (id, { from, feed }, command) => replay(sessionOf(command), id, from, feed));
  group
    .command('enable')
    .description('call a disabled endpoint again; it gets what it has not got, kills first')
    .argument('<id>', 'endpoint', endpointId)
    .action(async (id, _options, command) => enable(sessionOf(command), id));
  group
    .command('rotate-secret')
    .description('create a new secret, shown once; for a while both sign')
    .argument('<id>', 'endpoint', endpointId)
    .addOption(
      new Option('--grace <time>', 'how long the old secret signs as well: 30m, 24h, 7d; 0 ends it at once')
        .argParser(duration)
        .default(86_400_000, '24h'),
    )
    .action(async (id, { grace }, command) => rotateSecret(sessionOf(command), id, grace));
  group
    .command('remove')
    .description('call an address no more')
    .argument('<id>', 'endpoint', endpointId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingEndpoint(desk, id);
      await session.confirm(`The endpoint ${id} gets no calls any more. Continue?`);
      await asOperator(session, desk, { act: 'endpoint.remove', subject: id }, () =>
        desk.endpoints.remove(id),
      );
      session.out.document({ id, status: 'removed' }, () => [`${id} is removed`]);
    });
}

async function replay(session: Session, id: string, from: number, feed: string | undefined): Promise<void> {
  const desk = await session.desk();
  const endpoint = await existingEndpoint(desk, id);
  const feeds = feed === undefined ? endpoint.feeds : endpoint.feeds.filter((one) => one === feed);
  if (feeds.length === 0) throw usageError(`${id} does not follow the feed ${feed}`);
  const logs = await Promise.all(feeds.map(async (one) => (await desk.changeLogs.get(one))?.seq ?? 0));
  if (logs.every((seq) => seq < from))
    throw new CliError(`no log has an entry ${from}; the newest is ${Math.max(...logs)}`);
  await asOperator(
    session,
    desk,
    { act: 'endpoint.replay', subject: id, details: { from, feeds } },
    async () => {
      for (const one of feeds) await desk.endpoints.setBack(id, one, from - 1);
      // Whoever asks for a replay has seen to the receiver: it is not to wait for the end of a pause.
      if (endpoint.status === 'active') await desk.endpoints.recovered(id, instant(desk.now()));
      await desk.deliveriesQueue.send({ endpoint: id });
    },
  );
  const until = endpoint.status === 'disabled' ? `, once it is enabled: dateline endpoints enable ${id}` : '';
  session.out.document({ id, from, feeds }, () => [
    `${id} gets everything again from entry ${from} on${until}`,
  ]);
}

async function enable(session: Session, id: string): Promise<void> {
  const desk = await session.desk();
  await existingEndpoint(desk, id);
  await asOperator(session, desk, { act: 'endpoint.enable', subject: id }, async () => {
    const recoveredAt = instant(desk.now());
    const gone = ['reason', 'disabledAt', 'failures', 'lastFailure', 'pausedUntil'] as const;
    await desk.endpoints.change(id, { status: 'active', recoveredAt }, [...gone]);
    await desk.deliveriesQueue.send({ endpoint: id });
  });
  session.out.document({ id, status: 'active' }, () => [`${id} is active`]);
}

async function rotateSecret(session: Session, id: string, grace: number): Promise<void> {
  const desk = await session.desk();
  const { secrets: before } = await existingEndpoint(desk, id);
  if (grace === 0) await session.confirm(`Calls of ${id} are signed with the new secret alone. Continue?`);
  const now = instant(desk.now());
  const until = instant(desk.now() + grace);
  const secret = newSecret();
  const earlier = before
    .map((one) => ({
      secret: one.secret,
      until: one.until === undefined || one.until > until ? until : one.until,
    }))
    .filter((one) => one.until > now);
  const deed = { act: 'endpoint.rotate-secret', subject: id, details: { oldSecretUntil: until } };
  await asOperator(session, desk, deed, () =>
    desk.endpoints.change(id, { secrets: [{ secret }, ...earlier] }),
  );
  showSecret(session.out, { id, secret, oldSecretUntil: until });
}
