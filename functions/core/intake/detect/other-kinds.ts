import type { Sniff } from '../format.ts';

/** Kinds of text that are no story, by their first line (RFC 5545 §3.4, RFC 6350 §6.1.1, WebVTT §4.1, RFC 7468 §2). */
const openings: readonly [opening: RegExp, name: string][] = [
  [/^BEGIN:VCALENDAR\b/i, 'a calendar (iCalendar)'],
  [/^BEGIN:VCARD\b/i, 'a contact card (vCard)'],
  [/^WEBVTT(?:\s|$)/, 'a file of subtitles (WebVTT)'],
  [/^-----BEGIN [A-Z0-9 ]{1,40}-----/, 'a key or certificate (PEM)'],
];

/** What a text is that no reader takes for a story, by its first line; undefined for all others. */
export const otherKind = ({ head }: Pick<Sniff, 'head'>): string | undefined =>
  openings.find(([opening]) => opening.test(head))?.[1];

/** Labels of text that is data and no story. Without such a label it may be plain text. */
export const isDataLabel = (mediaType: string): boolean =>
  /^text\/(?:calendar|x-vcalendar|vcard|x-vcard|directory|csv|tab-separated-values|css|(?:java|ecma)script|vtt)$/.test(
    mediaType,
  );
