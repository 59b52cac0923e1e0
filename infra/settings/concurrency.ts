import { type FunctionContract, type FunctionName, functions } from '../../functions/contract/functions.ts';

/** SQS accepts no smaller maximum. */
const least = 2;
/** Share of the account's concurrent runs that the queues may use; the rest is for the API and the reconciler. */
const queueShare = 0.6;

/**
 * Maxima of the functions that consume queues, lowered in proportion so that they leave room for the API in an account
 * with few concurrent runs. A throttled receive counts as an attempt: without this, throttles become dead letters.
 * @param account concurrent runs of the account; undefined for enough.
 */
export function queueMaxima(account?: number): ReadonlyMap<FunctionName, number> {
  const all = Object.entries(functions).flatMap(([name, contract]): [FunctionName, number][] => {
    const { maxConcurrency }: FunctionContract = contract;
    return maxConcurrency === undefined ? [] : [[name as FunctionName, maxConcurrency]];
  });
  const sum = all.reduce((total, [, most]) => total + most - least, 0);
  // What is left when each has the least.
  const room = account === undefined ? sum : Math.max(0, account * queueShare - all.length * least);
  return new Map(
    all.map(([name, most]) => [name, Math.min(most, least + Math.floor((room * (most - least)) / sum))]),
  );
}
