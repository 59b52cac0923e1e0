import type { Program } from '../../connect/globals.ts';
import { add } from './add.ts';
import { changes } from './change.ts';
import { endpointsGroup } from './group.ts';
import { list } from './list.ts';
import { test } from './test.ts';

/** `dateline endpoints`: which addresses of subscribers are called when stories change. */
export function endpoints(program: Program): void {
  const group = endpointsGroup(program);
  add(group);
  list(group);
  test(group);
  changes(group);
}
