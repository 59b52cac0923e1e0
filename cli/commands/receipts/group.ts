import type { Program } from '../../connect/globals.ts';

/** The group that the commands of this folder are added to. */
export const receiptsGroup = (program: Program) =>
  program.command('receipts').description('uploads: list, outcome, raw bytes');
export type ReceiptsGroup = ReturnType<typeof receiptsGroup>;
