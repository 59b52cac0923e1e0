import { Option } from '@commander-js/extra-typings';
import { instant } from '../../../functions/pipeline/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { agencyId, duration } from '../../lib/values.ts';
import type { Output } from '../../terminal/output.ts';
import { existingSubscriber } from './contract.ts';
import { tellCdn } from './described.ts';
import type { SubscribersGroup } from './group.ts';

/** `dateline subscribers rotate-key`. */
export function keyCommands(group: SubscribersGroup): void {
  group
    .command('rotate-key')
    .description('create a new key, shown only once; the old key stays valid for a while')
    .argument('<id>', 'subscriber', agencyId)
    .addOption(
      new Option('--grace <time>', 'how long the old key stays valid: 30m, 24h, 7d; 0 revokes it at once')
        .argParser(duration)
        .default(86_400_000, '24h'),
    )
    .action(async (id, { grace }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingSubscriber(desk, id);
      if (grace === 0) await session.confirm(`The old key of ${id} will open nothing from now on. Continue?`);
      const now = desk.now();
      const until = instant(now + grace);
      const deed = { act: 'subscriber.rotate-key', subject: id, details: { oldKeyUntil: until } };
      const key = await asOperator(session, desk, deed, async () => {
        const rotated = await desk.subscribers.rotateKey(id, until, instant(now));
        if (rotated === undefined)
          throw new CliError(`somebody else is changing the keys of ${id}`, 'try again');
        await tellCdn(desk, id);
        return rotated;
      });
      showKey(session.out, { id, key, oldKeyUntil: until });
      session.out.note(
        grace === 0 ? 'The old key opens nothing within a minute.' : `The old key is valid until ${until}.`,
      );
    });
}

/** Prints only the key on standard output, for scripts. */
export function showKey(out: Output, shown: { id: string; key: string; oldKeyUntil?: string }): void {
  out.document(shown, () => [shown.key]);
  out.note('Save it now: only a hash is stored, so it cannot be shown again. It works within a minute.');
}
