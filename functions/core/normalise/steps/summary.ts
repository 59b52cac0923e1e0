import { lineText } from '../body/dom.ts';
import { cutAtSentence } from '../recognise/sentences.ts';
import type { Step } from '../working.ts';

const longestSummary = 300;
/** The next paragraph is added to a first one that is shorter than this. */
const shortestSummary = 80;

/** The stated summary, or the beginning of the text up to a sentence end. */
export const settleSummary: Step = (working) => {
  if (working.fields.summary !== undefined) return;
  let summary = '';
  for (const block of working.blocks) {
    if (block.name !== 'p') continue;
    const text = lineText(block);
    const longer = summary === '' ? text : `${summary} ${text}`;
    if (summary !== '' && longer.length > longestSummary) break;
    summary = longer;
    if (summary.length >= shortestSummary) break;
  }
  const cut = cutAtSentence(summary, longestSummary);
  if (cut !== '') working.fields.summary = cut;
};
