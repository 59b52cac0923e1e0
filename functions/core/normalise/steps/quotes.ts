import { type Text, textsIn } from '../body/dom.ts';
import type { Step, Working } from '../working.ts';

/** Quotation marks of other traditions. Next to them, curly marks may be their partners. */
const others = /[„‚«»‹›「」『』]/;
/** In these scripts a straight mark between letters belongs to the word (Hebrew gershayim). */
const otherScripts = /[\p{Script=Hebrew}\p{Script=Armenian}]/u;

/** Makes quotation marks and apostrophes of one kind, the one that the story mostly has. */
export const repairQuotes: Step = (working) => {
  const texts = working.blocks.flatMap((block) => (block.name === 'pre' ? [] : textsIn(block)));
  if (!texts.some(hasStraight) || !texts.some(hasCurly)) return;
  const straights = count(texts, /["']/g);
  const curlies = count(texts, /[“”‘’]/g);
  if (texts.some(({ data }) => others.test(data) || otherScripts.test(data))) return;
  const rewritten = rewrite(working, curlies >= straights ? makeCurly : makeStraight);
  working.changes.count(
    'quotes',
    curlies >= straights
      ? 'straight quotation marks made typographic as in the rest'
      : 'typographic quotation marks made straight as in the rest',
    rewritten,
  );
};

const hasStraight = ({ data }: Text): boolean => data.includes('"') || data.includes("'");
const hasCurly = ({ data }: Text): boolean => /[“”‘’]/.test(data);
const count = (texts: readonly Text[], marks: RegExp): number =>
  texts.reduce((sum, { data }) => sum + (data.match(marks)?.length ?? 0), 0);

type Rewrite = (data: string, before: string) => string;

const rewrite = (working: Working, how: Rewrite): number => {
  let count = 0;
  for (const block of working.blocks) {
    if (block.name === 'pre') continue;
    let before = ' ';
    for (const text of textsIn(block)) {
      const data = how(text.data, before);
      for (let at = 0; at < data.length; at += 1) if (data[at] !== text.data[at]) count += 1;
      text.data = data;
      before = data.slice(-1) || before;
    }
  }
  return count;
};

const makeStraight: Rewrite = (data) => data.replace(/[“”]|['‘’]{2}/g, '"').replace(/[‘’]/g, "'");

/** A mark after a digit is a measure (6' 2") and stays. Otherwise the character before it decides between opening and closing. */
const makeCurly: Rewrite = (data, before) =>
  data.replace(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before : (data[at - 1] ?? ' ');
    const next = data[at + 1] ?? ' ';
    if (/\d/.test(previous) && !/[\p{L}]/u.test(next)) return mark;
    const opens = /[\s([{—–“‘]/.test(previous);
    if (mark === '"') return opens ? '“' : '”';
    return opens && !/\d/.test(next) ? '‘' : '’';
  });
