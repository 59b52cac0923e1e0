import { names } from '../../../markup/html-names.ts';
import { elementsBelow } from '../../../markup/html-tree.ts';
import { notPublicAt } from '../../../story/not-public.ts';
import { type Element, lineText } from '../../body/dom.ts';
import { cutRange, isRunning, type LineOfBlock, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import type { Step, Working } from '../../working.ts';

/** A story has more words than this in front of its notes for the desk. */
const fewestWords = 12;
const longestLine = 400;

/**
 * What stands below "not for publication" leaves the text, and what stands behind it leaves the notes. Its words are
 * in no change: changes are shown to more people than the original. Where that would leave no story, it is held.
 */
export const extractNotPublic: Step = (working) => {
  for (const name of ['edNote', 'summary', 'subheadline', 'byline', 'creditLine'] as const)
    cutField(working, name);
  const { blocks, fields, changes } = working;
  if (notPublicAt(fields.usageTerms?.slice(0, longestLine) ?? '') >= 0) hold(working, 'usageTerms');
  if (fields.pubStatus === 'withheld' || fields.pubStatus === 'canceled') return;
  const at = blocks.findIndex((block) => lineOf(block) !== undefined);
  const block = blocks[at];
  if (block === undefined) return;
  const line = lineOf(block);
  const kept = [
    ...blocks.slice(0, at).map(lineText),
    isRunning(block) ? runningText(block).slice(0, line?.from) : '',
  ];
  if (kept.join(' ').split(/\s+/).filter(Boolean).length < fewestWords && !isDense(kept.join(''))) {
    hold(working, 'text');
    return;
  }
  keepForEmbargo(working, blocks.slice(at).map(lineText).join(' '));
  blocks.splice(at + 1);
  if (!isRunning(block) || line === undefined || line.from === 0) blocks.splice(at, 1);
  else {
    cutRange(block, line.from, Number.MAX_SAFE_INTEGER);
    if (!tidy(block)) blocks.splice(at, 1);
  }
  while (isRule(blocks.at(-1))) blocks.pop();
  changes.add('edNote', 'text below "not for publication" left out');
};

const hold = ({ fields, warnings, changes }: Working, where: string): void => {
  if (fields.pubStatus === 'withheld' || fields.pubStatus === 'canceled') return;
  fields.pubStatus = 'withheld';
  warnings.push({ code: 'not-for-publication', detail: `the ${where} says that it is not for publication` });
  changes.add('edNote', 'story held: it says that it is not for publication');
};

const isDense = (text: string): boolean =>
  /[\u3040-\u30ff\u3400-\u9fff]/.test(text) && text.length > 2 * fewestWords;

/** A line of stars, or the heading of a part that is gone. */
const isRule = (block: Element | undefined): boolean =>
  block !== undefined && isRunning(block) && /^[\s*=_#–—-]*$/.test(lineText(block));

/** The first line of a block, or of the items and cells in it, that says so. */
const lineOf = (block: Element): LineOfBlock | undefined => {
  if (isRunning(block)) return linesOf(runningText(block)).find(({ text }) => saysSo(text));
  const said = elementsBelow(block).some((part) => holders.has(part.name) && saysSo(lineText(part)));
  return said ? { text: '', from: 0, to: 0 } : undefined;
};

const holders = names('li td th p dt dd');

const saysSo = (text: string): boolean => notPublicAt(text.slice(0, longestLine)) >= 0;

/** Notes are a line by now: from the start of the sentence on. */
const cutField = (
  working: Working,
  name: 'edNote' | 'summary' | 'subheadline' | 'byline' | 'creditLine',
): void => {
  const value = working.fields[name];
  if (value === undefined) return;
  let from = 0;
  for (const sentence of value.split(/(?<=[.!?:;*)\]])\s+/u)) {
    if (notPublicAt(sentence) < 0) {
      from = value.indexOf(sentence, from) + sentence.length;
      continue;
    }
    keepForEmbargo(working, value.slice(from));
    const rest = value.slice(0, from).trim();
    if (rest === '') delete working.fields[name];
    else working.fields[name] = rest;
    working.changes.add('edNote', `words in the ${name} that are not for publication left out`);
    return;
  }
};

const keepForEmbargo = ({ fields }: Working, words: string): void => {
  fields.privateNotes = [...(fields.privateNotes ?? []), words.slice(0, 2000)];
};
