/** The right answer to one case, as an editor wrote it: `NAME.expected.json` next to the input. */
export interface Expected {
  file: string;
  title: string | null;
  titleAlt?: string[];
  byline?: string | null;
  bylineOptional?: boolean;
  authors?: string[];
  dl?: { place: string; date?: string; source?: string };
  dlOptional?: boolean;
  dateline?: string;
  creditLine?: string | null;
  creditOptional?: boolean;
  creditNameAlt?: string[];
  creditRoleAny?: boolean;
  credits?: [name: string, role: string][];
  language: string;
  langAlt?: string[];
  direction?: 'ltr' | 'rtl';
  paragraphs: string[];
  subheadings?: string[];
  subheadsOptional?: boolean;
  lists?: { items: string[] }[];
  listOptional?: boolean;
  tables?: string[][][];
  edNote?: string;
  embargoed?: string;
  summary?: string;
  correctionNote?: string;
  keywords?: string[];
  images?: { src: string; caption?: string; credit?: string }[];
  mustNotContain?: string[];
  /** Lines that may stay in the text or go to a field, but must not be lost. */
  sourceLine?: string;
  helpline?: string[];
  readerNote?: string;
  bio?: string;
  timeMarks?: boolean;
}

/** A line above or below a story. */
export interface ExpectedLine {
  line: string;
  at?: 'head' | 'tail' | 'headline' | 'body';
  /** Of a line that holds: UTC, or null where no moment can be read with certainty. */
  until?: string | null;
  /** Of a line that must not hold: whether it is part of the story and stays. */
  keep?: boolean;
  right?: string;
}
