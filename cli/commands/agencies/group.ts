import type { Program } from '../../connect/globals.ts';

/** Command group `dateline agencies`, which its commands are added to. */
export const agenciesGroup = (program: Program) =>
  program.command('agencies').description('who may submit, with which key and at which rate');

export type AgenciesGroup = ReturnType<typeof agenciesGroup>;
