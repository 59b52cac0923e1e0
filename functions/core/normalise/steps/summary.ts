import { type Element, lineText } from '../body/dom.ts';
import { cutAtSentence } from '../recognise/sentences.ts';
import type { Step } from '../working.ts';

const longestSummary = 300;
/** The next paragraph is added to a first one that is shorter than this. */
const shortestSummary = 80;

/** The stated summary, or the beginning of the text. */
export const settleSummary: Step = ({ fields, blocks }) => {
  const summary = fields.summary ?? summaryOf(blocks);
  if (summary !== '') fields.summary = summary;
};

/** The beginning of a text up to a sentence end. Empty without paragraphs. */
export const summaryOf = (blocks: readonly Element[]): string => {
  let summary = '';
  for (const block of blocks) {
    if (block.name !== 'p') continue;
    const text = lineText(block);
    const longer = summary === '' ? text : `${summary} ${text}`;
    if (summary !== '' && longer.length > longestSummary) break;
    summary = longer;
    if (summary.length >= shortestSummary) break;
  }
  return cutAtSentence(summary, longestSummary);
};
