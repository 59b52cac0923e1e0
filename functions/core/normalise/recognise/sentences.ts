const abbreviation =
  /(?:^|[\s("“])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Lt|Col|Gen|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|No|Nos|vs|etc|e\.g|i\.e|U\.S|U\.K|U\.N|a\.m|p\.m|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Inc|Co|Corp|Ltd|z\.B|u\.a|d\.h|bzw|ca|Nr|Mme|Mlle|Sra|Dra|\d{1,2})$/u;
const end = /[.!?…]["”’'»)\]]{0,3}(?=\s)|[।։።፧။។៕།۔؟。！？]["”’'»)\]」』]{0,3}/gu;

/** Offsets after the sentence ends in a text, without the end of the text itself. */
const sentenceEnds = (text: string): number[] =>
  [...text.matchAll(end)]
    .filter(
      (found) =>
        !(
          found[0].startsWith('.') &&
          abbreviation.test(text.slice(Math.max(0, found.index - 12), found.index))
        ),
    )
    .map((found) => found.index + found[0].length)
    .filter((at) => at < text.length);

/** The first sentence. */
export const firstSentence = (text: string): string =>
  text.slice(0, sentenceEnds(text.slice(0, 2000))[0] ?? text.length).trim();

/** As many whole sentences as fit, at least one. A sentence that is too long is cut at a word end. */
export const cutAtSentence = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const at = sentenceEnds(text.slice(0, most + 200))
    .filter((offset) => offset <= most)
    .at(-1);
  return at === undefined ? cutAtWord(text, most) : text.slice(0, at).trim();
};

/** Cut at a word end with an ellipsis; the result is not longer than `most`. */
export const cutAtWord = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1).replace(/\p{Cs}$/u, '');
  const word = /[\s\u3000][^\s]*$/u.exec(room);
  const cut =
    word && word.index > most * 0.5 && !/^\s/.test(text.slice(room.length))
      ? room.slice(0, word.index)
      : room;
  return `${cut.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')}…`;
};
