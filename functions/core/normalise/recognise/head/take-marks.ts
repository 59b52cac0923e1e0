import { urgencyOf } from './codes.ts';

/** Marks in front of a headline or behind it that count the takes of a story: "UPDATE 2-", "(LEAD)", "(2nd LD)", "(종합)". */

const ordinal = '(?:\\d(?:st|nd|rd|th|\\.)?\\s?)?';
const word =
  '(?:lead|ld|urgent|update|updated|writethru|corrected|correction|refile|repeat|rpt|recast|roundup|wrapup|zf|zusammenfassung|korrektur|korrigiert|wiederholung|wdh|neu|gesamt|ampliación|ampl|amp|actualización|actualizada?|atualizada?|atualização|mise à jour|actualisé|actu|correctif|rettifica|aggiornamento|uaktualizacja|aktl|opis|krótka|korekta|doplněno|oprava|frissítve|actualizare|güncelleme|ralat|обновлено|дополнено|обн|расширенная версия|молния|срочно|eilmeldung|opdatering|uppdatering|oppdatert|ny|päivitys|종합|속보|1보|2보|3보|종합2보|更新|速報|続報|快讯|update\\s?\\d)';
const bracketed = new RegExp(
  `^[([［（]\\s?${ordinal}${word}(?:[\\s.:]{0,2}\\d{1,2})?\\s?[)\\]］）]\\s*`,
  'iu',
);
const bracketedBehind = new RegExp(
  `\\s?[([（]\\s?${ordinal}${word}(?:[\\s.]{0,2}\\d{1,2})?\\s?보?\\.?\\s?[)\\]）]$`,
  'iu',
);
/** Without brackets the word stands in capitals or is counted, and a mark stands behind it. */
const numbered =
  /^(?:UPDATE|WRAPUP|LEAD|ROUNDUP|RPT|REFILE|CORRECTED|CORRECTION|RECAST|AMPLIACIÓN|AMP|WDH|KORREKTUR|ZF|ADDS|CORRECT)(?:\s?\d{1,2})?(?:\s?(?:-|–|—|:|\/)\s?|\.-\s?)(?=[\p{L}\p{N}"“«„‘'])/u;
const counted = /^(?:\d(?:st|nd|rd|th|\.)?\s)(?:lead|ld|update)\s?[:–-]\s?(?=\S)/iu;
const shortest = 8;

export interface MarkedHeadline {
  headline: string;
  marks: string[];
  urgency?: number;
}

/** The headline without marks of its take; undefined when it has none. */
export const withoutTakeMarks = (headline: string): MarkedHeadline | undefined => {
  const marks: string[] = [];
  let rest = headline;
  for (let before = ''; before !== rest && marks.length < 4; ) {
    before = rest;
    for (const pattern of [bracketed, numbered, counted, bracketedBehind]) {
      const mark = pattern.exec(rest)?.[0] ?? '';
      const left = rest.replace(pattern, '').trim();
      if (mark === '' || left.length < shortest) continue;
      marks.push(mark.trim());
      rest = left;
      break;
    }
  }
  if (marks.length === 0) return undefined;
  const urgency = marks.map(urgencyOf).find((one) => one !== undefined);
  return { headline: rest, marks, ...(urgency !== undefined && { urgency }) };
};
