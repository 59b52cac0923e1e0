import { type Element, lineText } from '../body/dom.ts';
import type { Step } from '../working.ts';

/** A repeated line shorter than this may be meant ("Yes."), even right behind the first. */
const shortestNeighbour = 20;
/** Questions of an interview and lines of a recipe come back; a whole paragraph does not. */
const shortestDistant = 80;

/** Paragraphs that were pasted twice: one behind the other, figures between them aside, or long ones anywhere. */
export const removeRepeats: Step = (working) => {
  const seen = new Set<string>();
  const kept: Element[] = [];
  let before = '';
  for (const block of working.blocks) {
    if (block.name !== 'p') {
      if (block.name !== 'figure') before = '';
      kept.push(block);
      continue;
    }
    const text = lineText(block);
    const neighbour = text === before && text.length >= shortestNeighbour;
    if (neighbour || (text.length >= shortestDistant && seen.has(text))) {
      working.changes.add('repeats', 'duplicate paragraph removed', text);
      continue;
    }
    before = text;
    if (text.length >= shortestDistant) seen.add(text);
    kept.push(block);
  }
  working.blocks = kept;
};
