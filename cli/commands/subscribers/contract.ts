import { InvalidArgumentError } from '@commander-js/extra-typings';
import { limits } from '../../../functions/contract/limits.ts';
import {
  everyFeed,
  type Purpose,
  purposes,
  type Subscriber,
} from '../../../functions/store/entities/delivery/subscribers.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { CliError } from '../../errors.ts';

const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

/** Ids of feeds with commas between them, or `*` alone. */
export function feedList(text: string): string[] {
  const feeds = listOf(text);
  if (feeds.includes(everyFeed) && feeds.length > 1)
    throw new InvalidArgumentError('Expected * alone, or ids of feeds: * covers every feed already.');
  if (feeds.length === 0)
    throw new InvalidArgumentError('Expected ids of feeds with commas between them, or *.');
  const { subscriberFeeds: most, subscriberFeedsLength: longest } = limits;
  if (feeds.length > most || feeds.join(',').length > longest)
    throw new InvalidArgumentError(
      `Expected at most ${most} feeds with at most ${longest} characters; define a feed with a wider filter, or pass *.`,
    );
  return feeds;
}

export function purposeList(text: string): Purpose[] {
  const given = listOf(text);
  const known = purposes.filter((one) => given.includes(one));
  if (known.length > 0 && known.length === given.length) return known;
  throw new InvalidArgumentError(`Expected some of ${purposes.join(', ')}, with commas between them.`);
}

/** @throws CliError that names every feed which is not there or is public. */
export async function checkFeeds(desk: Pick<OperatorDesk, 'feeds'>, ids: readonly string[]): Promise<void> {
  if (ids.includes(everyFeed)) return;
  const rows = await Promise.all(ids.map((id) => desk.feeds.get(id)));
  const problems = ids.flatMap((id, at) => {
    const row = rows[at];
    if (!row || row.retiredAt !== undefined) return [`there is no feed ${id}`];
    return row.visibility === 'private' ? [] : [`the feed ${id} is public and needs no key`];
  });
  if (problems.length > 0) throw new CliError(problems.join('; '), 'see dateline feeds list');
}

/** @throws CliError if there is no such subscriber, or it was removed. */
export async function existingSubscriber(
  desk: Pick<OperatorDesk, 'subscribers'>,
  id: string,
): Promise<Subscriber> {
  const subscriber = await desk.subscribers.get(id);
  if (!subscriber || subscriber.status === 'removed') throw unknownSubscriber(id);
  return subscriber;
}

export const unknownSubscriber = (id: string): CliError =>
  new CliError(`there is no subscriber ${id}`, 'see dateline subscribers list');
