import type { Credit } from '../../story/schema.ts';
import { textOf } from '../body/dom.ts';
import { findQuoted } from '../recognise/names/quoted.ts';
import type { Step } from '../working.ts';
import { addCredits } from './lift/credits.ts';

/** Agencies and outlets that the text quotes ("a US official told CNN"); the text itself stays as it is. */
export const creditQuoted: Step = (working) => {
  const aliases = working.aliases;
  const credits: Credit[] = [];
  for (const block of working.blocks) {
    if (block.name === 'figure' || block.name === 'pre' || block.name === 'table') continue;
    credits.push(...findQuoted(textOf(block), aliases));
  }
  addCredits(working, credits);
};
