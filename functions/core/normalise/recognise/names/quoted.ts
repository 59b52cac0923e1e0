import type { Credit } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import { excerpt } from '../../changes.ts';
import { outletWords, shortNames } from '../../words/telltales.ts';
import { wordsIn } from './name-finder.ts';
import { lookUp } from './names.ts';

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "told the BBC", "according to Reuters": words before a name that make it a source. */
const before = new RegExp(
  `(?:\\b(?:told|tells|telling|according to|as reported by|reported by|reported (?:in|on|to)|(?:an? )?(?:\\w+ )?interview (?:with|to|on|by)|speaking (?:to|with|on)|spoke (?:to|with)|said (?:to|on)|quoted (?:by|in)|cited by|citing|quoting|(?:news|official|state|state-run|state-owned|Russian|Chinese|Iranian|German|French|Italian|Spanish|Turkish|Japanese|Ukrainian|national) (?:news )?(?:agency|broadcaster|media|television|TV|outlet|channel|newspaper|radio|daily)|news agency|broadcaster|newspaper|the daily|newswire|wire service|website|outlet|(?:published|broadcast|aired|seen|obtained|reviewed|carried|posted|statement) (?:by|in|on|to)|(?:report|reports|reporting|article|story|poll|survey|investigation|analysis|op-ed|column|data|tally|count|figures|estimates?) (?:by|in|from|on|for)|in an? (?:article|column|op-ed) (?:for|in)|via|per|wrote in|writing in|appeared on|appearing on|asked by|confirmed to|denied to|statement to|disclosed to|revealed to|a journalist (?:for|from|with)|correspondent (?:for|from|with))` +
    `|\\b(?:sagte|sagten|erklärte|teilte|schreibt|laut|berichtete?n?|zufolge|gegenüber|dem|der|berichtet|im Interview mit|Nachrichtenagentur|Agentur|Zeitung|Sender|Magazin)` +
    `|(?:a déclaré|déclaré|dit|confié|expliqué|affirmé|indiqué|assuré|annoncé|précisé|selon|d['’]après|rapporté par|interrogé par|agence|à la chaîne|au quotidien|auprès de|sur|cité par|rapporte)(?: à| au| sur| de| par)?` +
    `|(?:dijo|declaró|señaló|afirmó|informó|según|explicó|confirmó|contó|aseguró|reveló|citado por|agencia|en declaraciones|entrevista con|a la cadena|al diario)(?: a| al| por| en)?` +
    `|(?:disse|afirmou|declarou|contou|explicou|confirmou|segundo|de acordo com|revelou|informou|agência|em entrevista|ao jornal|à emissora|conforme|citado por)(?: à| ao| a| pela| pelo| da| do)?` +
    `|(?:ha detto|ha dichiarato|ha riferito|secondo|riporta|citato da|agenzia|al quotidiano|intervistato da|ai microfoni di)(?: a| all['’]| alla| al| da| dalla)?` +
    `|(?:сообщает|сообщили|сообщил|заявил|заявила|по данным|рассказал|рассказала|передает|передаёт|агентству?|пишет|сказал|цитирует|повідомляє|за даними|розповів|пише)` +
    `|(?:वेबसाइट|चैनल|एजेंसी|अखबार|समाचार एजेंसी|न्यूज एजेंसी|ने)` +
    `|(?:وكالة|لوكالة|قناة|لقناة|صحيفة|لصحيفة|شبكة|لشبكة|بحسب|وفقا ل|وفقًا ل|نقلت|ذكرت|أفادت|قالت|لـ?|عن|به|خبرگزاری|شبکه)` +
    `|(?:berkata|kepada|menurut|dikutip|kantor berita|seperti dilaporkan|theo|trả lời))` +
    `\\s*(?:the|The|der|die|das|dem|den|la|le|les|l['’]|el|los|o|a|à|al|il|lo|jornal|chaîne|Zeitung|Sender|US|British|Qatar-based|pan-Arab|news agency|agency|Nachrichtenagentur|newspaper)?\\s*(?:news agency |agency |network |broadcaster |newspaper |television |channel )?["“'‘«]?$`,
  'u',
);
/** "Xinhua reported", "la BBC rapporte", "को बताया": words after a name that make it a source. */
const after =
  /^["”'’»]?(?:['’]s? [^.;]{0,40})?\s*(?:(?:news agency|newspaper|television|TV|network|magazine|website)\s*)?(?:,\s*)?(?:also |has |have |had |first |later |earlier |quoted as |on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?:reported|reports|reporting|said|says|quoted|quotes|cited|cites|citing|quoting|wrote|writes|revealed|added|noted|confirmed|understands|has learned|learned|news agency|berichtete|berichtet|schreibt|meldet|meldete|sagte|zufolge|erfuhr|rapporte|rapportait|a rapporté|écrit|indique|informó|informa|reportó|publicó|señaló|citó|informou|noticiou|publicou|ha riferito|riporta|ha scritto|сообщил[аио]?|сообщает|пишет|передает|передаёт|повідомил[аио]|повідомляє|melaporkan|bildirdi|yazdı|haberine göre)(?![\p{L}])|^\s*(?:को बताया|को दिए|से कहा|से बातचीत|के अनुसार|के मुताबिक|की रिपोर्ट|ने बताया|ने कहा|ने खबर|سے بات|کے مطابق|نے کہا|نے بتایا|’ye|'ye|’ya|'ya|'a |’a )|^["”」』]?(?:报道|報道|报导|報導|表示|援引|が報じ|によると|に語っ|에 따르면|보도|에 말했|통신)|^(?:\s*(?:in an|in einem|dans un|en una|em|in un')\s*(?:interview|entretien|entrevista|intervista))/u;
/** Papers and broadcasters that the table does not know, directly after "told the". */
const unknownOutlet = new RegExp(
  `\\b(?:told|telling|according to|interview with|speaking to|reported by|quoted by|cited by) (?:the |local (?:newspaper|broadcaster|station) |newspaper |broadcaster )?((?:\\p{Lu}[\\p{L}’'.&-]*\\s){0,4}(?:${outletWords.join('|')}))(?![\\p{L}])(?! (?:Square|Minister|Secretary|Office))`,
  'gu',
);

/** Any beginning of the two patterns for names that are not in the table. */
const mayIntroduce =
  /told |telling |according to |interview with |speaking to |ed by |news agency |broadcaster |newspaper |laut |selon |seg[uú]n |segundo |secondo |agentur |agen[czt]|agênc/;

/** Agencies and outlets that a paragraph quotes. */
export const findQuoted = (text: string, aliases: Aliases): Credit[] => {
  const credits: Credit[] = [];
  if (text.length < 12) return credits;
  const put = (name: string, at: number) => {
    const known = lookUp(name, aliases);
    const asWritten = excerpt(text.slice(Math.max(0, at - 40), at + name.length + 20));
    credits.push({ name: known?.name ?? name, kind: known?.kind ?? 'outlet', role: 'quoted', asWritten });
  };
  const { names, telltale } = wordsIn(text, aliases);
  for (const { name, at } of names) {
    if (
      before.test(text.slice(Math.max(0, at - 60), at)) ||
      after.test(text.slice(at + name.length, at + name.length + 70)) ||
      joined(text, at, credits)
    )
      put(name, at);
  }
  if (!telltale || !mayIntroduce.test(text)) return credits;
  for (const found of text.matchAll(shortContext))
    if (found[1]) put(found[1], found.index + found[0].length - found[1].length);
  for (const found of text.matchAll(unknownOutlet)) {
    const name = found[1]?.trim() ?? '';
    if (
      name.includes(' ') &&
      !credits.some((credit) => name.includes(credit.name) || credit.name.includes(name))
    )
      put(name, found.index);
  }
  return credits;
};

/** "told Reuters and the BBC": the second name follows the first. */
const joined = (text: string, at: number, credits: readonly Credit[]): boolean => {
  const last = credits.at(-1);
  if (!last) return false;
  const lead = text.slice(Math.max(0, at - last.name.length - 12), at);
  if (!lead.includes(last.name)) return false;
  return new RegExp(`${literal(last.name)}(?:,| and| &| or)\\s?(?:and )?(?:the )?$`, 'u').test(lead);
};

/** Short names count only where the wording is clear. */
const shortContext = new RegExp(
  `(?:\\b(?:told|according to|reported by|quoted by|cited by|interview with|news agency|broadcaster|newspaper|speaking to|laut|selon|según|segundo|secondo|Nachrichtenagentur|agence|agencia|agenzia|agência) )(?:the |la |l['’]|der |die )?(?:news agency )?(${shortNames.join('|')})(?![\\p{L}\\p{N}-])`,
  'gu',
);
