import { lineText } from '../body/dom.ts';
import { directionOf } from '../recognise/language/direction.ts';
import { areClose } from '../recognise/language/function-words.ts';
import { guessLanguage, hasLetters } from '../recognise/language/guess.ts';
import type { Step, Working } from '../working.ts';

/** A shorter text is not enough to contradict its sender, or for a guess without function words. */
const enoughLetters = 120;

/** Below this a guess for a short text is wrong as often as right, and screen readers would use it. */
const leastCertainty = 0.2;

/** The language of the story, as stated unless the text is clearly in another, and its direction. */
export const settleLanguage: Step = (working) => {
  const { fields, context, changes, warnings } = working;
  const text = textForGuess(working);
  const stated = readTag(fields.language);
  // Only a sure guess can contradict the stated language.
  const guess = guessLanguage(text, stated !== undefined);
  if (fields.language !== undefined && stated === undefined && fields.language !== 'und')
    changes.add('language', 'unreadable language tag removed', fields.language);
  const clearly = guess && guess.certainty >= 0.8 && hasLetters(text, enoughLetters);
  if (stated && guess && clearly && !areClose(stated.split('-')[0] ?? '', guess.language)) {
    warnings.push({
      code: 'wrong-language',
      detail: `stated as ${stated}, but the text is in ${guess.language}`,
    });
    changes.add(
      'language',
      'language taken from the text, which contradicts the stated one',
      stated,
      guess.language,
    );
    fields.language = guess.language;
  } else {
    const doubtful =
      guess !== undefined && guess.certainty < leastCertainty && !hasLetters(text, enoughLetters);
    const before = fields.language;
    fields.language =
      stated ?? (doubtful ? undefined : guess?.language) ?? readTag(context.policy.defaultLanguage) ?? 'und';
    if (stated === undefined && doubtful && fields.language !== before)
      changes.add('language', 'too little text to tell its language', undefined, fields.language);
  }
  working.textDirection = directionOf(fields.textDirection, fields.language, text);
};

const textForGuess = (working: Working): string => {
  const out: string[] = [];
  let length = 0;
  for (const block of working.blocks) {
    if (block.name === 'figure' || block.name === 'table') continue;
    const text = lineText(block);
    out.push(text);
    length += text.length;
    if (length > 1000) break;
  }
  if (working.fields.headline) out.push(working.fields.headline);
  return out.join(' ');
};

/** "EN_us" as "en-US"; undefined for what is no BCP 47 tag. */
const readTag = (value: string | undefined): string | undefined => {
  const tag =
    value
      ?.trim()
      .replaceAll('_', '-')
      .replace(/^(?:lang|language):/i, '') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/i.test(tag) || /^(?:und|mul|zxx)$/i.test(tag)) return undefined;
  const parts = tag.split('-');
  return parts
    .map((part, at) =>
      at === 0
        ? part.toLowerCase()
        : part.length === 2
          ? part.toUpperCase()
          : part.length === 4 && /^[a-z]+$/i.test(part)
            ? part[0]?.toUpperCase() + part.slice(1).toLowerCase()
            : part.toLowerCase(),
    )
    .join('-');
};
