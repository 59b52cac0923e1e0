import type { Program } from '../../connect/globals.ts';

/** Command group `dateline subscribers`, which its commands are added to. */
export const subscribersGroup = (program: Program) =>
  program.command('subscribers').description('who may read private feeds, with which key and until when');

export type SubscribersGroup = ReturnType<typeof subscribersGroup>;
