import type { Program } from '../../connect/globals.ts';
import { receiptsGroup } from './group.ts';
import { list } from './list.ts';
import { raw, show } from './show.ts';

/** `dateline receipts`. */
export function receipts(program: Program): void {
  const group = receiptsGroup(program);
  for (const register of [list, show, raw]) register(group);
}
