import { endWords } from '../../words/tail/end-words.ts';

const opening = /^[\s([（【〔{<《*#=_–—/|~-]+/u;
const closing = /[\s)\]）】〕}>》*#=_–—/|~.-]/u;
const longest = 40;

const bareOf = (line: string): string => {
  const from = opening.exec(line)?.[0].length ?? 0;
  let to = line.length;
  while (to > from && closing.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(from, to);
};

/** "-30-", "###", "NNNN", "xxx": marks that no text ends in. */
const wire =
  /^(?:[-–—]{1,3} ?30 ?[-–—]{1,3}|#(?: ?#){1,5}|NNNN|x{3,}|X{3,}|\/{3,}|\*(?: ?\*){2,5}|[=_~]{3,})$/;

/** Words that are set below stories alone and in small letters. */
const small = /^(?:mwisho|wakas|tamat|dhammaad|iherezo|karshe|ọpin)\.?$/iu;

/** Does this line say that the story ends here? A bare word does so in capitals, "Enditem" or in a bracket. */
export const isEndLine = (line: string): boolean => {
  if (line.length > longest) return false;
  if (wire.test(line) || small.test(line)) return true;
  const bare = bareOf(line);
  if (!endWords.has(bare.normalize('NFC').toLowerCase())) return false;
  const marked = bare.length < line.replace(/\.$/, '').length;
  const caseless = /^\p{Lo}/u.test(bare);
  return marked || caseless || /^enditems?$/i.test(bare) || (bare.length > 2 && bare === bare.toUpperCase());
};

const glued =
  /(?<=[.!?…।։።፧။។៕།؟。！？”"’'»)」』])\s{0,2}(Enditems?\.?|[（(【[]([^()（）【】[\]]{1,20})[)）】\]]\.?|[-–—]{1,2} ?30 ?[-–—]{1,2}|#{3,5}|ENDS)$/u;

/** Where an end mark begins behind the last sentence of a paragraph ("… he said. Enditem"); undefined without one. */
export const endMarkBehind = (text: string): { from: number; text: string } | undefined => {
  const reach = Math.max(0, text.length - longest);
  const found = glued.exec(text.slice(reach));
  if (!found?.[1] || (found[2] !== undefined && !isEndLine(found[1]))) return undefined;
  const from = reach + found.index;
  return from === 0 ? undefined : { from, text: found[1] };
};
