import type { Problem } from './draft.ts';

/** UTF-16 units in an agency's id of a story; it is part of addresses. */
export const longestGuid = 1024;

/**
 * An agency's id of a story as it is stored, wherever it was sent: without white space around it and in characters
 * that every store takes. A document and a request that mean the same story must find the same one.
 */
export const guidOf = (written: string): string => written.trim().toWellFormed();

/** What is wrong with an id; undefined for one that can be kept. */
export function guidProblem(guid: string, pointer: string): Problem | undefined {
  if (guid === '') return { pointer, detail: 'A guid must not be empty' };
  if (guid.length <= longestGuid) return undefined;
  return { pointer, detail: `A guid has at most ${longestGuid} characters, this one has ${guid.length}` };
}
