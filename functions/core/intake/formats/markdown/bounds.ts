/** Bounds on what makes Markdown parsers slow: the work grows with the product of marks and text of one block. */
const maxWork = 200_000_000;
const maxDeclarations = 300;

/** Nested quotes and lists, and runs of brackets, deeper than any text has them. */
const nested = /^(?:[ \t]*[>*+-]){40,}|^[ \t]{80,}(?:[*+-]|\d{1,9}[.)])[ \t]|[[\]]{200,}|[*_`~]{500,}/m;

const marksOfAscii = Uint8Array.from({ length: 128 }, (_, code) =>
  '!"#$&*+<=>@[\\]^_`{|}~'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Line (from 1) at which Markdown becomes too much work, or undefined. */
export function tooComplexAt(source: string): number | undefined {
  const deep = nested.exec(source);
  if (deep) return lineAt(source, deep.index);
  let declarations = 0;
  for (const match of source.matchAll(/<[!?]/g))
    if (++declarations > maxDeclarations) return lineAt(source, match.index);
  let work = 0;
  let start = 0;
  while (start < source.length) {
    const gap = source.indexOf('\n\n', start);
    const end = gap < 0 ? source.length : gap + 2;
    let marks = 0;
    for (let at = start; at < end; at++) {
      if (marksOfAscii[source.charCodeAt(at)] === 1) marks++;
    }
    work += marks * (end - start);
    if (work > maxWork) return lineAt(source, start);
    start = end;
  }
  return undefined;
}

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length;
