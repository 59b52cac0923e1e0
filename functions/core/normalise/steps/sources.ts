import type { Credit } from '../../story/schema.ts';
import { textOf } from '../body/dom.ts';
import { findQuoted } from '../recognise/names/quoted.ts';
import { holderIn } from '../recognise/tail/notice.ts';
import { ownNames } from '../recognise/tail/own-names.ts';
import type { Step } from '../working.ts';
import { addCredits } from './extract/credits.ts';

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

/** An agency whose notice of rights stood below the text is its source, where nothing else says so. */
export const creditRights: Step = (working) => {
  const { fields, draft, aliases } = working;
  const notice = fields.copyrightNotice;
  if (notice === undefined || draft.copyrightNotice === notice) return;
  const holder = holderIn(notice.replace(/^.{0,40}?(?:©|ⓒ|\(c\)|copyright)/iu, ''), ownNames([], aliases));
  if (holder)
    addCredits(working, [{ name: holder.name, kind: holder.kind, role: 'source', asWritten: notice }]);
};
