import { type Element, lineText } from '../body/dom.ts';
import type { Step } from '../working.ts';

/** A repeated line this short may be meant ("Yes."), unless it is far from the first. */
const shortestNeighbour = 20;
const shortestDistant = 80;

/** Paragraphs that were pasted twice. */
export const removeRepeats: Step = (working) => {
  const seen = new Set<string>();
  const kept: Element[] = [];
  for (const block of working.blocks) {
    if (block.name !== 'p') {
      kept.push(block);
      continue;
    }
    const text = lineText(block);
    const last = kept.at(-1);
    const neighbour = last?.name === 'p' && text.length >= shortestNeighbour && lineText(last) === text;
    if (neighbour || (text.length >= shortestDistant && seen.has(text))) {
      working.changes.add('repeats', 'duplicate paragraph removed', text);
      continue;
    }
    seen.add(text);
    kept.push(block);
  }
  working.blocks = kept;
};
