import { abbreviations } from '../../words/dateline-words.ts';

/**
 * The beginning of a text cut at the marks that datelines are built of: commas, brackets, slashes, dashes, colons,
 * full stops. A full stop behind an abbreviation and a hyphen within a word are no marks.
 */

export interface Item {
  text: string;
  /** How it stands: between brackets, between slashes, or neither. */
  shape: 'plain' | 'bracket' | 'slashes';
  from: number;
  /** Offset behind the words, a closing bracket or slash included. */
  end: number;
  /** The marks behind it, without white space. */
  marks: string;
  /** Offset at which the next item begins. */
  to: number;
}

/** Of 180 characters at most, see `readDateline`. */
const mark =
  /[,،、፣;()（）[\]［］【】/=＝:：।։።|]|[–—―‒▪■●]|(?<![\p{L}\p{M}\p{N}])[-_]|-{2,3}|(?<=\p{Script=Arabic})-(?=\s)|\.(?=\s?[-–—/(（[,،]|\.)|(?<=[\p{L}\p{M}]{3}|[)\]/\p{Lo}\p{M}]|(?<!\p{N})\p{N}{4})\.(?=\s["“«„‘']?[\p{Lu}\p{Lo}])/gu;

const mostItems = 9;
const closing: Readonly<Record<string, string>> = { '(': ')', '（': '）', '[': ']', '［': '］', '【': '】' };

/** The items of a text's beginning, the rest left out. */
export const itemsOf = (text: string): Item[] => {
  const marks = [...text.replace(abbreviations, '\uE002').matchAll(mark)].map(({ index }) => index);
  const items: Item[] = [];
  let from = 0;
  let shape: Item['shape'] = 'plain';
  let close = '';
  for (let next = 0; next < marks.length && items.length < mostItems; ) {
    const at = marks[next] ?? 0;
    const sign = text[at] ?? '';
    next += 1;
    if (close !== '' && sign !== close) continue;
    const item = text.slice(from, at).trim();
    const end = close === '' ? from + text.slice(from, at).trimEnd().length : at + 1;
    let to = at + (/^-{2,3}/.exec(text.slice(at))?.[0].length ?? 1);
    let run = close === '' ? text.slice(at, to) : '';
    const closed = shape;
    [shape, close] = opened(text, at, close === '');
    // Marks with nothing but white space between them are one.
    while (close === '' && next < marks.length && text.slice(to, marks[next]).trim() === '') {
      const following = marks[next] ?? 0;
      next += 1;
      [shape, close] = opened(text, following, true);
      to = following + (/^-{2,3}/.exec(text.slice(following))?.[0].length ?? 1);
      run += text.slice(following, to);
    }
    if (item !== '') {
      items.push({
        text: item,
        shape: closed,
        from: at - text.slice(from, at).trimStart().length,
        end,
        marks: run,
        to,
      });
    }
    from = to;
  }
  return items;
};

/** What the mark opens, and what will close it. */
const opened = (text: string, at: number, mayOpen: boolean): [shape: Item['shape'], close: string] => {
  const sign = text[at] ?? '';
  const close = mayOpen ? closing[sign] : undefined;
  if (close !== undefined && text.slice(at, at + 60).includes(close)) return ['bracket', close];
  const isSlash = mayOpen && sign === '/' && /[\s.,]/.test(text[at - 1] ?? ' ');
  return isSlash && /^.{1,40}\//u.test(text.slice(at + 1)) ? ['slashes', '/'] : ['plain', ''];
};
