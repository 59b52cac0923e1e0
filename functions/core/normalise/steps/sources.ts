import { textOf } from '../body/dom.ts';
import { findQuoted } from '../text/quoted.ts';
import type { Step } from '../working.ts';
import { addCredits } from './credits.ts';

/** Agencies and outlets that the text quotes ("a US official told CNN"); the text itself stays as it is. */
export const creditQuoted: Step = (working) => {
  const aliases = working.aliases;
  for (const block of working.blocks) {
    if (block.name === 'figure' || block.name === 'pre' || block.name === 'table') continue;
    addCredits(working, findQuoted(textOf(block), aliases));
  }
};
