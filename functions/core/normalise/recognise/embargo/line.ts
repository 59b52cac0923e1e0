import { lately } from '../lately.ts';
import { denies, type Form, formOf, mayBeRead } from './form.ts';
import { holdsInSentence, mayHold } from './sentence.ts';
import { otherWords } from './tokens.ts';

/**
 * What a line says about an embargo. `lift`, `free` and `past`: the text between `from` and `to` is a notice and
 * nothing else, that the story waits, is free, or has waited long enough. `hold`: the line has something else in it,
 * so that only an editor can decide; its text stays.
 */
export interface LineRead {
  kind: 'lift' | 'hold' | 'free' | 'past';
  /** The words of the notice. */
  notice: string;
  /** UTC. Undefined when the notice names no moment that can be read without guessing, and for `hold`. */
  moment?: string;
  from: number;
  to: number;
  /** Words of the line that are no part of the notice. */
  otherWords: number;
  /** Only the word for an embargo: any other notice says more. */
  bare: boolean;
}

/** With fewer words of its own behind a notice, a line is all notice. */
const fewestOfHeadline = 3;
/** A longer line is running text, of which only the first and the last sentences may be a notice. */
const longestNotice = 240;
const mostParts = 6;
const parting = /[:：)\]}）】|]\s*|(?<=\s)[–—-]+\s/gu;
const partingBefore = /[([{（【|]|(?<=\s)[–—-]+(?=\s)/gu;
const stop = /[.!?;](?=\s|$)|[。！？\n]/gu;

interface Context {
  now: string;
  timeZone: string | undefined;
}

interface Span {
  from: number;
  to: number;
}

/** Reads a line; undefined for one that says nothing about an embargo of its story. */
export const readLine = (line: string, now: string, timeZone?: string): LineRead | undefined =>
  readAgain([now, timeZone ?? '', line].join('\n'));

/** By moment, zone and line; only the line may have line ends. */
const readAgain = lately((key: string): LineRead | undefined => {
  const [now = '', timeZone = '', ...lines] = key.split('\n');
  return readOnce(lines.join('\n'), { now, timeZone: timeZone === '' ? undefined : timeZone });
});

const readOnce = (line: string, context: Context): LineRead | undefined => {
  if (line.length > longestNotice) return inRunningText(line, context);
  if (!mayBeRead(line)) return undefined;
  return readParts(line, context) ?? (begging.test(line) ? readBegging(line, context) : undefined);
};

/** "Bitte erst nach der Rede veröffentlichen!": a request is none the less a notice for its mark. */
const begging = /[^!?！]\s?[!！]\s*$/u;
const readBegging = (line: string, context: Context): LineRead | undefined => {
  const bare = line.replace(/\s?[!！]\s*$/u, '');
  const read = readParts(bare, context);
  return read && read.to === bare.length ? { ...read, to: line.length } : undefined;
};

const readParts = (line: string, context: Context): LineRead | undefined => {
  return (
    partOf(line, context) ??
    wholeOf(line, context) ??
    sentenceOf(line, context) ??
    (denies(line) ? undefined : (partOf(line, context, fewAround) ?? oneOfSentences(line, context)))
  );
};

const readOf = (line: string, form: Form, { from, to }: Span): LineRead => ({
  kind: form.kind === 'hold' ? 'lift' : form.kind,
  notice: trimmed(line.slice(from, to)),
  ...(form.moment !== undefined && { moment: form.moment }),
  from,
  to,
  otherWords: from === 0 && to === line.length ? 0 : otherWords(line.slice(0, from) + line.slice(to)),
  bare: form.bare,
});

const trimmed = (text: string): string =>
  text
    .replace(/^[\s*([{<•_:.)\]>|–—-]+/u, '')
    .trim()
    .replace(/[\])}:|]$/, '');

const holdOf = (line: string): LineRead => ({
  kind: 'hold',
  notice: line.trim(),
  from: 0,
  to: line.length,
  otherWords: otherWords(line),
  bare: false,
});

const wholeOf = (line: string, { now, timeZone }: Context): LineRead | undefined => {
  const form = formOf(line, now, timeZone);
  return form && readOf(line, form, { from: 0, to: line.length });
};

const sentenceOf = (line: string, { now, timeZone }: Context): LineRead | undefined =>
  holdsInSentence(line, now, timeZone) ? holdOf(line) : undefined;

/** Words around a notice that are too few for a headline: "Vorab zur Information – Veröffentlichung nicht vor …" */
const fewAround = (others: number): boolean => others > 0 && others < fewestOfHeadline;

/** "EMBARGOED: Ferry to sail again", "Ferry to sail again (Sperrfrist 10 Uhr)" */
const partOf = (
  line: string,
  context: Context,
  isAround: (others: number) => boolean = (others) => others >= fewestOfHeadline,
): LineRead | undefined => {
  // A notice holds colons and brackets, too: the longest beginning that is one counts.
  const ends = [...line.matchAll(parting)].map(({ index, 0: sign }) => index + sign.length);
  const starts = [...line.matchAll(partingBefore)].map(({ index }) => index);
  const spans = [
    ...ends
      .slice(0, mostParts)
      .reverse()
      .map((to) => ({ from: 0, to })),
    ...starts.slice(-mostParts).map((from) => ({ from, to: line.length })),
  ].filter(({ from, to }) => from > 0 || to < line.length);
  let doubtful: LineRead | undefined;
  for (const span of spans) {
    if (!isAround(otherWords(line.slice(0, span.from) + line.slice(span.to)))) continue;
    const text = line.slice(span.from, span.to);
    const form = formOf(text, context.now, context.timeZone);
    if (form?.plain) return readOf(line, form, span);
    // "Embargo until 9 June: what it means for sailors" may be a headline.
    if (form?.kind === 'hold' && form.until) doubtful ??= holdOf(line);
  }
  return doubtful;
};

/** "Advance copy. Release time: 15 December 2026, 06:00": the first or the last sentence of a line is a notice. */
const oneOfSentences = (line: string, { now, timeZone }: Context): LineRead | undefined => {
  const stops = stopsIn(line.slice(0, -1));
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const spans = [
    { from: last, to: line.length },
    { from: 0, to: first },
  ];
  for (const { from, to } of spans) {
    const form = formOf(line.slice(from, to), now, timeZone);
    if (form?.plain && form.kind === 'hold') return holdOf(line);
  }
  return undefined;
};

/** The longest beginning or end of a paragraph that is made of sentences and is a notice. */
const inRunningText = (line: string, { now, timeZone }: Context): LineRead | undefined => {
  const tail = line.length - longestNotice;
  const ends = stopsIn(line.slice(0, longestNotice));
  const starts = stopsIn(line.slice(tail, -1)).map((at) => tail + at);
  const candidates = [
    { spans: ends.reverse().map((to) => ({ from: 0, to })), near: line.slice(0, longestNotice) },
    { spans: starts.map((from) => ({ from, to: line.length })), near: line.slice(tail) },
  ].filter(({ near }) => mayHold(near));
  for (const { spans } of candidates)
    for (const span of spans.slice(0, mostParts)) {
      const form = formOf(line.slice(span.from, span.to), now, timeZone);
      if (form?.plain && form.kind !== 'free') return readOf(line, form, span);
    }
  const said = candidates
    .flatMap(({ spans }) => spans.at(-1) ?? [])
    .map(({ from, to }) => line.slice(from, to))
    .find((sentence) => holdsInSentence(sentence, now, timeZone));
  return said === undefined ? undefined : holdOf(said);
};

const stopsIn = (text: string): number[] => [...text.matchAll(stop)].map(({ index }) => index + 1);
