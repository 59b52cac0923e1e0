import {
  editorLabels,
  helpWords,
  keywordLabels,
  pictureLabels,
  textFacts,
  writerLabels,
} from '../../words/tail/roles.ts';
import { isFullName } from '../credits/names.ts';
import { splitNames } from '../names/names.ts';
import type { WordPattern } from '../word-starts.ts';
import { isFragment, wordsOf } from '../zone/sentence.ts';
import { isDateLine } from './date-line.ts';
import type { OwnNames } from './own-names.ts';

/** "Name: value" lines below a story: who wrote, edited and pictured it, its number and its length. */
export type LabelLine =
  | { kind: 'writer'; names: string[]; agencies: string[] }
  /** `unknown`: a word and a name, in a script for whose languages there are few words in the tables. */
  | { kind: 'editor' | 'picture' | 'fact' | 'unknown' };

const longest = 160;
const longestLabel = 36;
const mostLabelWords = 4;
const mostValueWords = 14;
/** "512 words", "412 Visitor Counter : 3". */
const mostFactWords = 2;
/** "Photo: press office of the district": longer ones are captions. */
const mostPictureWords = 5;
const split = /^[\s*•#([（【–—-]*([^:：|=፦፡៖՝]{1,36}?)\s?[:：|=፦፡៖՝]\s?(\S.*)$/u;
/** A dash parts a word and a name where no sentence would have one so early. */
const dashed = /^([\p{Lo}\p{M}]{2,24}(?: [\p{Lo}\p{M}]{2,16})?)\s[–—-]\s(\S.*)$/u;
/** Scripts of one language or few, whose words for such labels may be missing in the tables. */
const fewWords =
  /^[\s\p{M}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Ethiopic}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Oriya}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thaana}\p{Script=Nko}\p{Script=Tifinagh}\p{Script=Cherokee}]+$/u;
const place = /[,/]|\s[–—-]\s|\sin\s/u;

export const readLabel = (line: string, own: OwnNames): LabelLine | undefined => {
  if (line.length > longest) return undefined;
  if (byAuthor.test(line)) return { kind: 'picture' };
  const [, label = '', given = ''] = split.exec(line) ?? dashed.exec(line) ?? unparted(line);
  const words = label.split(/\s+/);
  if (label === '' || label.length > longestLabel || words.length > mostLabelWords) return undefined;
  const value = given.replace(/[)）\]】]\d{0,8}$/u, '').trim();
  if (value.split(/\s+/).length > mostValueWords || helpWords.test(line)) return undefined;
  // Longer labels come first: "Haber-Kamera" is of pictures, "News ID" of the text.
  if (isAtStart(pictureLabels, label)) {
    if (isValueOfNames(value, own)) return pictured(label, value, own);
    return isFragment(value) && words.length <= 2 && wordsOf(value) <= mostPictureWords
      ? { kind: 'picture' }
      : undefined;
  }
  if (isFact(label, value)) return { kind: 'fact' };
  if (!isValueOfNames(value, own)) return undefined;
  if (isAtStart(editorLabels, label)) return { kind: 'editor' };
  if (isAtStart(writerLabels, label)) return writer(value, own);
  const isForm = words.length <= 2 && fewWords.test(label) && wordsOf(value) <= mostPictureWords;
  return isForm ? { kind: 'unknown' } : undefined;
};

/** "Фото автора", "Photo by the author": of the hand that wrote the story. */
const byAuthor =
  /^(?:photos?|pictures?|fotos?|фото|світлини|снимки?|zdjęcia?|foto|fotografie|fotó|kuvat?|bilder?)\s?:?\s?(?:by |von |de |di |do |del |dell['’]|de l['’]|da |of )?(?:the |der |dem |dem )?(?:автор\p{L}{0,3}|authors?|autor\p{L}{0,3}|auteur|autore|szerző|kirjoittaja)\.?$/iu;

/** "Redaktorė Lina Motuzienė": two words or three, of which the last are a name and the first a role. */
const unparted = (line: string): string[] => {
  const fact = /^(\D{2,30}?)\s(\p{Nd}{4,14})$/u.exec(line);
  if (fact?.[1] !== undefined && isAtStart(textFacts, fact[1])) return [...fact];
  const found = /^(\p{Lu}?\p{Ll}{3,20}) ((?:\p{Lu}[\p{L}.’'-]{0,24} ?){2,4})$/u.exec(line);
  const isRole = found?.[1] !== undefined && isAtStart(editorLabels, found[1]);
  return isRole ? [line, found[1] ?? '', found[2] ?? ''] : [];
};

const isAtStart = (table: WordPattern, label: string): boolean => {
  const found = table.exec(label);
  return found !== null && (found.index === 0 || /[\s/&+-]$/.test(label.slice(0, found.index)));
};

/** Where words and pictures are by one hand, the hand is the writer's. */
const pictured = (label: string, value: string, own: OwnNames): LabelLine =>
  isAtStart(writerLabels, label) ? writer(value, own) : { kind: 'picture' };

const writer = (value: string, own: OwnNames): LabelLine => {
  const parts = splitNames(value.replace(/[()（）]/gu, ', '));
  const agencies = parts.filter((part) => own.find(part) !== undefined);
  const people = parts.filter((part) => !own.find(part) && (isFullName(part) || !/\p{Lu}/u.test(part)));
  const [first = ''] = people;
  const names = people.filter((name) => isFullName(name) || name === first);
  return { kind: 'writer', names, agencies };
};

/** Names and nothing else: each part a full name, a known agency, a place or a few letters of another script. */
const isValueOfNames = (value: string, own: OwnNames): boolean => {
  // "I. Stan" is no end of a sentence.
  const words = value.replace(/(?<!\p{L})\p{Lu}\p{Ll}?\.\s?(?=\p{Lu})/gu, '');
  if (/[.!?।։።፧။។៕།。]\s|[!?。।։።፧။។៕།]$|["“”„«»]/u.test(words)) return false;
  const parts = splitNames(value.replace(/[()（）]/gu, ', '));
  const [first = ''] = parts;
  return (
    parts.length > 0 &&
    parts.length <= 8 &&
    (isFullName(first) || own.find(first) !== undefined || isShortName(first)) &&
    parts.every((part) => isFullName(part) || own.find(part) !== undefined || isShortName(part))
  );
};
const isShortName = (part: string): boolean =>
  part.split(/\s+/).length <= 3 &&
  /^[\p{Lu}\p{Lo}\p{Script=Georgian}©]/u.test(part) &&
  !/\p{N}/u.test(part.split(place)[0] ?? part);

/** A number, a date, a few key words behind what the label calls so. */
const isFact = (label: string, value: string): boolean => {
  if (isAtStart(keywordLabels, label)) return wordsOf(value) <= mostValueWords;
  if (!isAtStart(textFacts, label)) return false;
  if (isDateLine(value) || /^(?:tags|keywords|(?:\p{L}+ )?topics|filed)/iu.test(label)) return true;
  const words = value.replace(/\([^()]*\)/gu, ' ').match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  return /^[\p{L}#]{0,6}[\p{N}#]/u.test(value) && words.length <= mostFactWords;
};

/** What stands behind the label of a line. */
export const valueOfLabel = (line: string): string =>
  ((split.exec(line) ?? dashed.exec(line))?.[2] ?? '').replace(/[)）\]】]\d{0,8}$/u, '').trim();
