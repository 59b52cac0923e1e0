import type { Program } from '../../connect/globals.ts';
import { agencyId, wholeNumber } from '../../lib/values.ts';

/** The group that the commands of this folder are added to. */
export const articlesGroup = (program: Program) =>
  program.command('articles').description('stories: submit, show, correct, kill, hold, release');
export type ArticlesGroup = ReturnType<typeof articlesGroup>;

/** Arguments and options that several of its commands have. */
export const id = ['<id>', 'story id, or a guid with --agency'] as const;
export const ofAgency = ['--agency <id>', 'agency of the guid', agencyId] as const;
export const dryRun = ['--dry-run', 'only say what would happen'] as const;
export const ofOneAgency = ['--agency <id>', 'of this agency only', agencyId] as const;
export const atMost = ['--limit <n>', 'maximum number', wholeNumber(1, 10_000), 100] as const;
