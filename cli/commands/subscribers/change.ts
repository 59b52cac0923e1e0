import { removeEndpointsOf } from '../../../functions/pipeline/delivery/endpoints/of-subscribers.ts';
import { instant } from '../../../functions/pipeline/ports.ts';
import type { Subscriber } from '../../../functions/store/entities/delivery/subscribers.ts';
import { type Session, sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { agencyId, instantOrDay } from '../../lib/values.ts';
import { existingSubscriber, unknownSubscriber } from './contract.ts';
import { tellCdn } from './described.ts';
import type { SubscribersGroup } from './group.ts';

/** `dateline subscribers suspend|resume|expire|remove`. */
export function changes(group: SubscribersGroup): void {
  group
    .command('suspend')
    .description('refuse a subscriber with all its keys until it is resumed')
    .argument('<id>', 'subscriber', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      await session.confirm(`All requests of ${id} will be refused. Continue?`);
      await setStatus(session, id, 'suspended');
    });
  group
    .command('resume')
    .description('let a suspended subscriber read again')
    .argument('<id>', 'subscriber', agencyId)
    .action(async (id, _options, command) => setStatus(sessionOf(command), id, 'active'));
  group
    .command('expire')
    .description('set when the contract of a subscriber ends: a time, now or never')
    .argument('<id>', 'subscriber', agencyId)
    .argument('<time>', 'such as 2027-03-31, or now, or never')
    .action(async (id, time, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const { endsAt: was } = await existingSubscriber(desk, id);
      const endsAt = time === 'never' ? null : time === 'now' ? instant(desk.now()) : instantOrDay(time);
      const deed = { act: 'subscriber.expire', subject: id, details: { endsAt, was: was ?? null } };
      await asOperator(session, desk, deed, async () => {
        if (!(await desk.subscribers.edit(id, { endsAt }))) throw unknownSubscriber(id);
        await tellCdn(desk, id);
      });
      session.out.document({ id, endsAt }, () => [
        endsAt === null ? `The contract of ${id} has no end` : `The contract of ${id} ends at ${endsAt}`,
      ]);
    });
  group
    .command('remove')
    .description('take all keys and endpoints of a subscriber for ever; what it had stays on record')
    .argument('<id>', 'subscriber', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingSubscriber(desk, id);
      await session.confirm(
        `Remove the subscriber ${id} at ${desk.connection.name}? Its keys become invalid, its endpoints get no calls.`,
      );
      const endpoints = await asOperator(
        session,
        desk,
        { act: 'subscriber.remove', subject: id },
        async () => {
          if (!(await desk.subscribers.remove(id)))
            throw new CliError(`somebody else is changing the keys of ${id}`, 'try again');
          await tellCdn(desk, id);
          return removeEndpointsOf(desk, id);
        },
      );
      session.out.document({ id, status: 'removed', endpoints }, () => [
        `${id} is removed`,
        ...endpoints.map((one) => `its endpoint ${one} is removed`),
      ]);
    });
}

async function setStatus(session: Session, id: string, status: Subscriber['status']): Promise<void> {
  const desk = await session.desk();
  await existingSubscriber(desk, id);
  const deed = { act: status === 'active' ? 'subscriber.resume' : 'subscriber.suspend', subject: id };
  await asOperator(session, desk, deed, async () => {
    if (!(await desk.subscribers.setStatus(id, status))) throw unknownSubscriber(id);
    await tellCdn(desk, id);
  });
  session.out.document({ id, status }, () => [`${id} is ${status}, everywhere within a minute`]);
}
