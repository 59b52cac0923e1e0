import type { Program } from '../../connect/globals.ts';
import { correct, hold, kill, quarantined } from './act.ts';
import { articlesGroup } from './group.ts';
import { list } from './list.ts';
import { reach } from './reach.ts';
import { release } from './release.ts';
import { show, versions } from './show.ts';
import { submit } from './submit.ts';

/** `dateline articles`. */
export function articles(program: Program): void {
  const group = articlesGroup(program);
  for (const register of [submit, show, versions, reach, list, correct, kill, hold, release, quarantined])
    register(group);
}
