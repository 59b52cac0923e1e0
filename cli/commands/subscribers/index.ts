import { instant } from '../../../functions/pipeline/ports.ts';
import { everyFeed } from '../../../functions/store/entities/delivery/subscribers.ts';
import type { Program } from '../../connect/globals.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError, usageError } from '../../errors.ts';
import { showAccessKey } from '../../lib/access-key.ts';
import { asOperator } from '../../lib/act.ts';
import { agencyId, instantOrDay } from '../../lib/values.ts';
import { fieldLines } from '../../terminal/output.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { changes } from './change.ts';
import { checkFeeds, existingSubscriber, feedList, purposeList, unknownSubscriber } from './contract.ts';
import { described, tellCdn } from './described.ts';
import { type SubscribersGroup, subscribersGroup } from './group.ts';
import { keyCommands, keyWorks } from './keys.ts';

const feedsHelp = 'ids of private feeds with commas between them, or * for every private feed';

/** `dateline subscribers`: who may read private feeds, with which key and until when. */
export function subscribers(program: Program): void {
  const group = subscribersGroup(program);
  add(group);
  list(group);
  show(group);
  edit(group);
  keyCommands(group);
  changes(group);
}

function add(group: SubscribersGroup): void {
  group
    .command('add')
    .description('create a subscriber and print its key, which is shown only once')
    .argument('<id>', 'lowercase letters, digits and hyphens', agencyId)
    .argument('<name>', 'name of the newsroom or company')
    .requiredOption('--feeds <ids>', feedsHelp, feedList)
    .option('--contact <text>', 'e-mail address or page of the people there')
    .option(
      '--purposes <list>',
      'what the contract allows: display, grounding, training, archive',
      purposeList,
    )
    .option('--ends <time>', 'when the contract ends: 2027-03-31; default never', instantOrDay)
    .action(async (id, name, { feeds, contact, purposes, ends }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await checkFeeds(desk, feeds);
      const now = instant(desk.now());
      if (ends !== undefined && ends <= now) throw usageError('the contract would have ended already');
      const contract = {
        name,
        feeds,
        ...(contact !== undefined && { contact }),
        ...(purposes !== undefined && { purposes }),
        ...(ends !== undefined && { endsAt: ends }),
      };
      const deed = { act: 'subscriber.add', subject: id, details: contract };
      const key = await asOperator(session, desk, deed, async () => {
        const created = await desk.subscribers.create({ id, ...contract, createdAt: now });
        if (created === undefined)
          throw new CliError(`there is a subscriber ${id} already, or there was`, 'choose another id');
        await tellCdn(desk, id);
        return created;
      });
      showAccessKey(session.out, { id, key }, keyWorks);
    });
}

function list(group: SubscribersGroup): void {
  group
    .command('list')
    .description('list all subscribers')
    .option('--removed', 'also those that were removed')
    .action(async ({ removed = false }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const found = (await desk.subscribers.list()).filter(({ status }) => removed || status !== 'removed');
      session.out.table(
        found.map((one) => described(one, instant(desk.now()))),
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'ends', show: ({ endsAt }) => endsAt ?? '' },
          { head: 'old key until', show: ({ oldKeyUntil }) => oldKeyUntil ?? '' },
          { head: 'feeds', show: ({ feeds }) => feeds.join(',') },
          { head: 'name', show: ({ name }) => plain(name) },
        ],
        'There are no subscribers; create one with dateline subscribers add',
      );
    });
}

function show(group: SubscribersGroup): void {
  group
    .command('show')
    .description('show the contract of a subscriber and the addresses of its feeds')
    .argument('<id>', 'subscriber', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const found = await desk.subscribers.get(id);
      if (!found) throw unknownSubscriber(id);
      const shown = described(found, instant(desk.now()));
      session.out.document(shown, () =>
        fieldLines({
          subscriber: id,
          name: shown.name,
          contact: shown.contact,
          status: shown.status,
          ends: shown.endsAt,
          feeds: shown.feeds.includes(everyFeed) ? 'every private feed' : shown.feeds.join(', '),
          purposes: shown.purposes?.join(', '),
          'old key until': shown.oldKeyUntil,
          since: shown.createdAt,
        }),
      );
    });
}

function edit(group: SubscribersGroup): void {
  group
    .command('edit')
    .description('change the contract of a subscriber; an empty text removes a field')
    .argument('<id>', 'subscriber', agencyId)
    .option('--name <name>', 'name of the newsroom or company')
    .option('--feeds <ids>', feedsHelp, feedList)
    .option('--contact <text>', 'e-mail address or page of the people there')
    .option('--purposes <list>', 'what the contract allows', (text) => (text === '' ? [] : purposeList(text)))
    .action(async (id, { name, feeds, contact, purposes }, command) => {
      const session = sessionOf(command);
      const change = {
        ...(name !== undefined && { name }),
        ...(feeds !== undefined && { feeds }),
        ...(contact !== undefined && { contact: contact === '' ? null : contact }),
        ...(purposes !== undefined && { purposes: purposes.length === 0 ? null : purposes }),
      };
      if (Object.keys(change).length === 0)
        throw usageError('nothing is to be changed', 'pass --name, --feeds, --contact or --purposes');
      const desk = await session.desk();
      const before = await existingSubscriber(desk, id);
      if (feeds !== undefined) await checkFeeds(desk, feeds);
      const was = { name: before.name, feeds: before.feeds };
      const deed = { act: 'subscriber.edit', subject: id, details: { ...change, was } };
      await asOperator(session, desk, deed, async () => {
        if (!(await desk.subscribers.edit(id, change))) throw unknownSubscriber(id);
        await tellCdn(desk, id);
      });
      session.out.document({ id, ...change }, () => [`${id} is changed, everywhere within a minute`]);
    });
}
