import { sessionOf } from '../../connect/session.ts';
import { graceOption, rotateAccessKey } from '../../lib/access-key.ts';
import { agencyId } from '../../lib/values.ts';
import { existingSubscriber } from './contract.ts';
import { tellCdn } from './described.ts';
import type { SubscribersGroup } from './group.ts';

/** The CDN has to hear of a key first. */
export const keyWorks = 'It works within a minute.';

/** `dateline subscribers rotate-key`. */
export function keyCommands(group: SubscribersGroup): void {
  group
    .command('rotate-key')
    .description('create a new key, shown only once; the old key stays valid for a while')
    .argument('<id>', 'subscriber', agencyId)
    .addOption(graceOption('30m, 24h, 7d', 24))
    .action(async (id, { grace }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingSubscriber(desk, id);
      await rotateAccessKey(session, desk, {
        holder: 'subscriber',
        id,
        grace,
        warning: `The old key of ${id} will open nothing from now on.`,
        revoked: 'The old key opens nothing within a minute.',
        works: keyWorks,
        rotate: async (until, now) => {
          const rotated = await desk.subscribers.rotateKey(id, until, now);
          if (rotated !== undefined) await tellCdn(desk, id);
          return rotated;
        },
      });
    });
}
