/** Stream-Safe Text Format: no word needs more marks in a row (UAX #15 §13). */
export const tooManyMarks = /(?<=\p{M}{30})\p{M}+/gu;

/** The text in NFC. Composing sorts a run of marks in quadratic time, so that a run is cut first. */
export const composed = (text: string): string => text.replace(tooManyMarks, '').normalize('NFC');
