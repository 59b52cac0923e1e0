import type { Program } from '../../connect/globals.ts';

/** The group that the commands of this folder are added to. */
export const articlesGroup = (program: Program) =>
  program.command('articles').description('stories: submit, show, correct, kill, hold, release');
export type ArticlesGroup = ReturnType<typeof articlesGroup>;
