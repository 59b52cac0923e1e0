import { skewMs } from './clock-skew.ts';

let last = 0;

/**
 * The time of a clock, moved on by some milliseconds where this process has given it out before: stories of one upload
 * are not published in the same millisecond, so that readers who sort by that time can tell them apart.
 *
 * @param now milliseconds since the epoch
 */
export function distinctTime(now: number): number {
  // A clock that was set back counts from where it is.
  last = last >= now && last - now < skewMs ? last + 1 : now;
  return last;
}
