import { type Element, lineText } from '../body/dom.ts';
import { cutAtSentence } from '../recognise/sentences.ts';
import type { Step } from '../working.ts';

const longestSummary = 300;
/** The next paragraph is added to a first one that is shorter than this. */
const shortestSummary = 80;
/** Words of a line under the headline that says something by itself. */
const shortestDeck = 5;

/** The stated summary, the line under the headline, or the beginning of the text. */
export const settleSummary: Step = ({ fields, blocks }) => {
  const summary = fields.summary ?? deckOf(fields.subheadline) ?? summaryOf(blocks);
  if (summary !== '') fields.summary = summary;
};

/** What the house wrote under its headline says more than the beginning of the text. */
const deckOf = (subheadline: string | undefined): string | undefined =>
  subheadline !== undefined && subheadline.split(/\s+/).length >= shortestDeck
    ? cutAtSentence(subheadline, longestSummary)
    : undefined;

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
