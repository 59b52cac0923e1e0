import type { Context } from 'hono';
import { flagOf } from './flag.ts';

/** Whether `?dryRun=` asks that nothing be stored. */
export const isDryRun = (c: Context): boolean => flagOf(c, 'dryRun') === true;
