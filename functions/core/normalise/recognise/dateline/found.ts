import type { Dateline } from '../../../story/schema.ts';
import { trimMarks } from '../characters.ts';

export interface DatelineFound {
  dateline: Dateline;
  /** Offset at which the story continues. */
  to: number;
  /** Who is named in it as the reporter. */
  reporters?: string[];
}

interface Parts {
  text: string;
  place?: string | undefined;
  date?: string | undefined;
  source?: string | undefined;
  to: number;
}

/** The dateline of these parts, each on one line. Empty parts are left out. */
/** The full stop behind a word; abbreviations are shorter. */
const wordStop = /(?<=\p{L}{5})\.$/u;

export const datelineOf = ({ text, place, date, source, to }: Parts): DatelineFound => ({
  dateline: {
    text: onOneLine(text),
    ...(place && onOneLine(place) && { place: onOneLine(place).replace(wordStop, '') }),
    ...(date && { date: onOneLine(/[(（]/u.test(date) ? date : date.replace(/(?<![)）\]])[)）\]]+$/u, '')) }),
    ...(source && { source }),
  },
  to,
});

const onOneLine = (text: string): string => trimMarks(text.replace(/\s+/g, ' '));
