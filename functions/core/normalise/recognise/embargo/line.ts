import { type Form, formOf, otherWords } from './form.ts';
import { type EmbargoFound, findEmbargo } from './notice.ts';

/**
 * What a line says about an embargo. `lift`, `free` and `past`: the text between `from` and `to` is a notice and
 * nothing else, that the story waits, is free, or has waited long enough. `hold`: the line has something else in it,
 * so that only an editor can decide; its text stays.
 */
export interface LineRead extends Omit<EmbargoFound, 'kind'> {
  kind: 'lift' | 'hold' | 'free' | 'past';
  /** Only the word for an embargo: any other notice says more. */
  bare: boolean;
}

/** With fewer words of its own behind a notice, a line is all notice. */
const fewestOfHeadline = 3;
const longestNotice = 240;
const parting = /[:：)\]}）】|]\s*|(?<=\s)[–—-]+\s/gu;
const partingBefore = /[([{（【|]|(?<=\s)[–—-]+(?=\s)/gu;

/** Reads a line; undefined for one that says nothing about an embargo of its story. */
export const readLine = (line: string, now: string, timeZone?: string): LineRead | undefined => {
  const context = { now, timeZone };
  const part = line.length <= longestNotice ? (partOf(line, context) ?? wholeOf(line, context)) : undefined;
  if (part !== undefined) return part;
  const found = findEmbargo(line, now, timeZone);
  if (found === undefined) return undefined;
  const past = found.moment !== undefined && Date.parse(found.moment) <= Date.parse(now);
  if (past && found.kind === 'hold') return undefined;
  // "The release date is 8 December." has all words of a notice, and is a sentence by its form.
  if (found.otherWords === 0 && line.length <= longestNotice && isSentenceLike(line)) return undefined;
  return { ...found, kind: past ? 'past' : found.kind, bare: false };
};

/** Small letters, and a full stop at the end. */
const isSentenceLike = (line: string): boolean => line.trimEnd().endsWith('.') && /\p{Ll}/u.test(line);

interface Context {
  now: string;
  timeZone: string | undefined;
}

const kindOf = ({ kind }: Form): LineRead['kind'] => (kind === 'hold' ? 'lift' : kind);

const wholeOf = (line: string, { now, timeZone }: Context): LineRead | undefined => {
  const form = formOf(line, now, timeZone);
  return form && readOf(line, form, { from: 0, to: line.length });
};

const readOf = (line: string, form: Form, { from, to }: { from: number; to: number }): LineRead => ({
  kind: kindOf(form),
  notice: line
    .slice(from, to)
    .replace(/^[\s*([{<•_:.)\]>|–—-]+/u, '')
    .trim()
    .replace(/[\])}:|]$/, ''),
  ...(form.moment !== undefined && { moment: form.moment }),
  from,
  to,
  otherWords: from === 0 && to === line.length ? 0 : otherWords(line.slice(0, from) + line.slice(to)),
  bare: form.bare,
});

/** "EMBARGOED: Ferry to sail again", "Ferry to sail again (Sperrfrist 10 Uhr)" */
const partOf = (line: string, { now, timeZone }: Context): LineRead | undefined => {
  const judged = (from: number, to: number): LineRead | undefined => {
    if (otherWords(line.slice(0, from) + line.slice(to)) < fewestOfHeadline) return undefined;
    const form = formOf(line.slice(from, to), now, timeZone);
    return form?.plain ? readOf(line, form, { from, to }) : undefined;
  };
  // The longest beginning that is a notice, since a notice holds colons and brackets, too.
  const ends = [...line.matchAll(parting)]
    .map(({ index, 0: sign }) => index + sign.length)
    .slice(0, mostParts);
  for (const end of ends.reverse()) {
    const found = end < line.length ? judged(0, end) : undefined;
    if (found !== undefined) return found;
  }
  const starts = [...line.matchAll(partingBefore)].map(({ index }) => index).slice(-mostParts);
  for (const start of starts) {
    const found = start > 0 ? judged(start, line.length) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};
const mostParts = 6;
