import { isProse } from '../tail/prose.ts';
import { isFragment, wordsOf } from '../zone/sentence.ts';
import { isNameAlone } from './byline-line.ts';
import { isDateLine } from './dates.ts';
import { endsLine, isSectionLine, isTitle, speaksOfEmbargo } from './forms.ts';
import { agencyWord, deskWord, houseWord } from './name-words.ts';
import { sharedWords } from './shared-words.ts';

/**
 * The name of an agency, a desk or a writer above a headline, told without a table of agencies: the headline below it
 * has the words of the story, and the name has not. One more thing must say that it is a name: a word for an agency or
 * a desk, a time, or that the story gives it as its source or writer elsewhere. In doubt the line is the headline.
 */
export type Masthead = 'house' | 'person';

const longest = 80;
const mostWords = 7;
const mostPartWords = 6;
/** Paragraphs of the story that are searched for words of the lines above it. */
const mostProse = 3;
/** Lines between the name and the headline: a date, a slug. */
const mostBetween = 2;
const datelineReach = 110;
const parting = /\s[|•·¦/–—-]{1,2}\s|\s?[|•·¦]\s?/u;
const time = /^(?:\p{Nd}{1,2}[:.h]\p{Nd}{2}|\p{Nd}{4})\s?(?:h|hrs?|gmt|utc|z|uhr|\p{Lu}{3,4})?$/iu;

/** `below` are the lines under this one, from the headline to the end of the story, of which some may be blank. */
export const mastheadOver = (line: string, below: readonly string[]): Masthead | undefined => {
  const text = line.trim();
  if (!mayBeName(text)) return undefined;
  const lines = below.map((one) => one.trim()).filter((one) => one !== '');
  const prose = lines.filter((one) => isProse(one) || one.length > longest).slice(0, mostProse);
  const [first = ''] = prose;
  const title = lines
    .slice(0, lines.indexOf(first))
    .slice(0, mostBetween + 1)
    .find((one) => /\p{L}/u.test(one) && !isDateLine(one) && isTitle(one) && wordsOf(one) >= 3);
  const story = [withoutSource(first), ...prose.slice(1)].join('\n');
  if (title === undefined || sharedWords(title, story) === 0) return undefined;
  const last = lines.indexOf(prose.at(-1) ?? '');
  const facts = lines.slice(last + 1).filter((one) => !isProse(one) || rights.test(one));
  return isHouse(text, title, { first, story, facts })
    ? 'house'
    : asPerson(text, title, { first, story, facts });
};

/** The name of the agency in such a line, without its desk; undefined when the line names none, as "Local News". */
export const houseOf = (line: string): string | undefined =>
  line
    .trim()
    .split(parting)
    .find(
      (part) =>
        !deskWord.test(part) &&
        (agencyWord.test(part) || houseWord.test(part)) &&
        wordsOf(part) > 1 &&
        (wordsOf(part) > 2 || !isSectionLine(part)) &&
        !/^news\s/iu.test(part),
    );

interface Below {
  /** The first paragraph, with its dateline. */
  first: string;
  /** The paragraphs, without the source of the dateline. */
  story: string;
  /** Lines below the first paragraphs that are no sentences. */
  facts: readonly string[];
}

const mayBeName = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= longest &&
  wordsOf(text) <= mostWords &&
  isFragment(text) &&
  !endsLine(text) &&
  !speaksOfEmbargo(text);

const isHouse = (text: string, title: string, below: Below): boolean => {
  const parts = text.split(parting).filter((part) => part !== '');
  if (parts.length > 1)
    return (
      parts.every((part) => wordsOf(part) <= mostPartWords) &&
      (parts.some((part) => time.test(part)) ||
        parts.some((part) => isNameOfHouse(part, title, below, deskWord)))
    );
  return isNameOfHouse(text, title, below);
};

const isNameOfHouse = (text: string, title: string, below: Below, more?: RegExp): boolean => {
  if (!isCapitalised(text) || /[,:：،、;]/u.test(text)) return false;
  if (isGiven(text, below)) return !mentions(below.story, text);
  const word = agencyWord.exec(text)?.[0] ?? houseWord.exec(text)?.[0] ?? more?.exec(text)?.[0];
  // A story about an agency has the word in its text.
  if (word === undefined || wordsOf(text) < 2 || sharedWords(word, `${title}\n${below.story}`) > 0)
    return false;
  return ofHouse.test(text) || (more?.test(text) ?? false) || isNewsName(text, word, below.story);
};

/** What nobody but an agency has in its name; "news" and "press" are in headlines, too. */
const ofHouse =
  /agen[cçtz]|ajans|агент|агенц|service|dienst|syndic|cooperative|newswire|byrå|büro|toimisto|stofa|ügynök|πρακτορ|وكالة|خبرگزار|خبررساں|ئاژانس|ایجنسی|סוכנות|სააგენტო|గెన్సీ|సంస్థ|সংস্থা|एजेंसी|通信|通讯|通訊|新聞社|新闻社|통신|သတင်းဌာန/iu;

/** "Fjord News": the word stands last, none is small, and the story has none of them. "Good News for Farmers" is a headline. */
const isNewsName = (text: string, word: string, story: string): boolean =>
  text.endsWith(word) && !/(?:^|\s)\p{Ll}/u.test(text) && sharedWords(text, story) === 0;

/** Is this what the dateline, the rights or a line at the end give as the source? */
const isGiven = (text: string, { first, facts }: Below): boolean =>
  sourceOf(first).some((name) => same(name, text)) ||
  facts.some((fact) => namedIn(fact).some((name) => same(name, text)));

const asPerson = (text: string, title: string, below: Below): Masthead | undefined => {
  if (!isNameAlone(text, `${title}\n${below.story}`) || sharedWords(text, below.story) > 0) return undefined;
  const isSigned = below.facts.some(
    (fact) => /[:：]/u.test(fact) && namedIn(fact).some((name) => same(name, text)),
  );
  // The copy of a wire, where names have no capitals: above its headline stands nothing else.
  const isOfWire = /[\p{Lo}\p{Script=Georgian}]/u.test(text) && sourceOf(below.first).length > 0;
  return isSigned || (isOfWire && sharedWords(title, below.story) > 1) ? 'person' : undefined;
};

/** The names between the marks of a dateline: "OSLO (Fjord News) - ", "Сочи. /Фьорд Ньюс/. ". */
const sourceOf = (paragraph: string): string[] =>
  [...paragraph.slice(0, datelineReach).matchAll(marked)].map((found) => found[1]?.trim() ?? '');
const marked = /[(（/【]\s?([^()（）/【】]{2,60}?)\s?[)）/】]/gu;
const withoutSource = (paragraph: string): string =>
  paragraph.slice(0, datelineReach).replace(marked, ' ') + paragraph.slice(datelineReach);

/** A line that says whose the text is. */
export const isRightsLine = (line: string): boolean => rights.test(line);
const rights = /©|\(c\)|copyright/iu;
const ofRights = /\(c\)|copyright|all rights reserved|(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/giu;
/** The names that a line of facts may give: what stands between its marks, and the house in a web address. */
const namedIn = (fact: string): string[] => fact.replace(ofRights, ' © ').split(/[|:：,،、()/–—©•·.]+/u);

const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
const same = (a: string, b: string): boolean => key(a) !== '' && key(a) === key(b);
const mentions = (story: string, text: string): boolean => key(story).includes(key(text));

/** All words but the smallest begin with a capital, in scripts that have them. */
const isCapitalised = (text: string): boolean =>
  text
    .split(/\s+/)
    .every(
      (word) =>
        !/^\p{Ll}/u.test(word) ||
        word.length <= 3 ||
        deskWord.test(word) ||
        /\p{Script=Georgian}/u.test(word),
    );
