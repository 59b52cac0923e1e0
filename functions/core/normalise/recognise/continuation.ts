/**
 * Whether a line continues the one above it. A line that was wrapped by hand or by a wire's line length may hold
 * anything, even "home." or "Reuters.". It may be read by itself only when the line above is complete.
 */

/** Ends of sentences, and of lines that introduce the next one. */
const ended = /[.!?…:。।։።፧။។៕།॥！？؟۔][)\]"”’'»」』]{0,3}$|["”’»)\]」』]$/u;
/** Words that cannot end a sentence or a title. */
const leadsOn =
  /(?:^|[\s(“"])(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|that|as|than|der|die|das|des|dem|den|und|von|mit|zu|im|am|le|la|les|un|une|du|et|de|à|au|aux|par|pour|avec|que|qui|el|los|las|con|por|para|y|o|e|do|da|dos|das|em|com|il|lo|gli|di|che|per|het|een|en|van|и|в|на|с|по|от|для|что)$|[,;–—-]$/iu;
/** Georgian letters count as small, and have no capitals. */
const beginsSmall = /^["“‘'(]{0,2}(?!\p{Script=Georgian})\p{Ll}/u;

/**
 * Does `line` continue `before`, the line directly above it? `width` is the length at which lines were wrapped, where
 * that is known; `after` the line below, nothing where a blank line or the text's end is.
 */
export const continues = (before: string, line: string, after = '', width = Infinity): boolean => {
  if (before === '' || ended.test(before)) return false;
  // A label is no sentence. With a small letter in front or a full stop at the end, a line belongs to the one above.
  if (beginsSmall.test(line) || /[^.]\.["”’]?$/.test(line) || leadsOn.test(before)) return true;
  if (beginsSmall.test(after) && !/[.!?:।։።፧။។៕།。]$/.test(line)) return true;
  const firstWord = /^\S+/.exec(line)?.[0].length ?? 0;
  return before.length + 1 + firstWord > width;
};
