import { type Element, lineText } from '../../body/dom.ts';
import type { Step } from '../../working.ts';

/** A repeated line shorter than this may be intended ("Yes."), even directly after the first. */
const shortestNeighbour = 20;
/** Questions of an interview and lines of a recipe are repeated on purpose. */
const shortestDistant = 80;
/** One paragraph may be a refrain. A text that was pasted twice repeats more. */
const shortestRun = 2;

/** Removes paragraphs that were pasted twice: one directly after the other, or several in a row anywhere. */
export const removeRepeats: Step = (working) => {
  // Figures are ignored, so that a picture between two paragraphs does not matter.
  const running = working.blocks.filter(({ name }) => name !== 'figure');
  const texts = running.map((block) => (block.name === 'p' ? lineText(block) : ''));
  const repeated = new Set<Element | undefined>();
  for (const at of [...neighbours(texts), ...repeatedRuns(texts)]) repeated.add(running[at]);
  if (repeated.size === 0) return;
  working.blocks = working.blocks.filter((block) => {
    if (repeated.has(block)) working.changes.add('repeats', 'duplicate paragraph removed', lineText(block));
    return !repeated.has(block);
  });
};

const neighbours = (texts: readonly string[]): number[] =>
  [...texts.keys()].filter(
    (at) => (texts[at]?.length ?? 0) >= shortestNeighbour && texts[at] === texts[at - 1],
  );

/** All paragraphs of repeated runs that hold at least two long ones. */
const repeatedRuns = (texts: readonly string[]): number[] => {
  const first = new Map<string, number>();
  const found: number[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    const earlier = first.get(text);
    if (text.length < shortestDistant) continue;
    if (earlier === undefined) {
      first.set(text, at);
      continue;
    }
    const run = runLength(texts, earlier, at);
    const long = texts.slice(at, at + run).filter(({ length }) => length >= shortestDistant).length;
    if (long < shortestRun) continue;
    for (let one = at; one < at + run; one += 1) found.push(one);
    at += run - 1;
  }
  return found;
};

/** How many paragraphs from `second` on equal those from `first` on. */
const runLength = (texts: readonly string[], first: number, second: number): number => {
  let length = 0;
  while (
    first + length < second &&
    second + length < texts.length &&
    texts[first + length] !== '' &&
    texts[first + length] === texts[second + length]
  )
    length += 1;
  return length;
};
