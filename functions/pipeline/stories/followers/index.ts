import { feedsAndPages } from './feeds-and-pages.ts';
import type { Follower } from './follower.ts';

/** All outputs that follow the changes of stories, one line each. */
const followers: readonly Follower[] = [feedsAndPages];

/** Passes changes to everything that follows them. */
export const followChanges: Follower = async (...change) => {
  await Promise.all(followers.map((follow) => follow(...change)));
};
