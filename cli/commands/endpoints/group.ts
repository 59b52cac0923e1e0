import type { Program } from '../../connect/globals.ts';

/** Command group `dateline endpoints`, which its commands are added to. */
export const endpointsGroup = (program: Program) =>
  program.command('endpoints').description('addresses of subscribers that are called when stories change');

export type EndpointsGroup = ReturnType<typeof endpointsGroup>;
