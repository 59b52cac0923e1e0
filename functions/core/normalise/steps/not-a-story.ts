import { parseDocument } from 'htmlparser2';
import type { Warning } from '../../story/schema.ts';
import { type Element, isElement, lineText, textOf } from '../body/dom.ts';
import { isCoveringNote, isPlainlyLong, type Line, notAStory } from '../recognise/not-a-story.ts';
import { outsideTags } from '../recognise/outside-tags.ts';
import type { Step } from '../working.ts';

/** The code of the warning that always keeps a story out of feeds. */
export const notStoryCode = 'not-a-story';
/** Longer bodies are not letters; what else they are is seen in the blocks. */
const longestLetter = 20_000;
/** Attachments that may hold a text. Pictures, cards and calendars do not. */
const document =
  /\.(?:pdf|docx?|odt|rtf|pages|xlsx?|pptx?|zip|txt|html?)\b|\((?:application\/(?:pdf|msword|zip|rtf|octet-stream|vnd\.(?:openxml|oasis|ms-)[^)]{0,80}))/i;

/** Finds uploads that hold no story: a note about an attachment, source of a mail, data, forms, lists and links. */
export const judgeStory: Step = ({ blocks, draft, fields, warnings }) => {
  if (fields.pubStatus === 'canceled') return;
  // A table, a picture with its caption and preformatted text are made on purpose.
  if (blocks.some(({ name }) => name === 'table' || name === 'pre' || name === 'figure')) return;
  const { kind, value } = draft.body;
  const lines = () => [...labelled(fields.headline), ...blocks.flatMap(linesOf)];
  const outside = kind === 'html' && value.length <= longestLetter ? outsideTags(value) : undefined;
  if (outside !== undefined && isPlainlyLong(outside, fields.headline)) {
    warn(warnings, notAStory(lines(), ''));
    return;
  }
  const body = kind === 'text' ? value : value.length <= longestLetter ? wordsOf(value) : '';
  const cut = (reason: string) => draft.changes.find((one) => one.reason === reason)?.before ?? '';
  // The reader of mails has taken off what makes the text a letter.
  const raw = [cut('greeting removed'), body.trim(), cut('sign-off removed').replaceAll(' / ', '\n')]
    .filter((part) => part !== '')
    .join('\n\n');
  const unread = draft.changes.some(
    ({ reason, before = '' }) => reason === 'attachment not carried' && document.test(before),
  );
  const what = isCoveringNote(raw, unread)
    ? 'a covering note; send the file that it speaks of'
    : notAStory(lines(), `${fieldLines(fields.headline)}\n${raw}`);
  warn(warnings, what);
};

const warn = (warnings: Warning[], what: string | undefined): void => {
  if (what !== undefined) warnings.push({ code: notStoryCode, detail: `The upload is ${what}.` });
};

/** A first line with a label may have been taken for the headline. */
const labelled = (headline = ''): Line[] =>
  /^[^:：]{1,40}[:：]\s/.test(headline) ? [{ text: headline, item: false, linked: 0 }] : [];

/** Fields of a mail that were joined to one headline are lines again. */
const fieldLines = (headline = ''): string =>
  headline.replace(/ (?=(?:content|mime|x)-[a-z-]{2,30}:)/gi, '\n');

const linesOf = (block: Element): Line[] => {
  const isList = block.name === 'ul' || block.name === 'ol';
  const entries = isList ? block.children.filter(isElement) : [block];
  return entries.map((entry) => ({ text: lineText(entry), item: isList, linked: linkedLength(entry) }));
};

const linkedLength = (node: Element): number =>
  node.name === 'a'
    ? lineText(node).length
    : node.children.reduce((sum, child) => sum + (isElement(child) ? linkedLength(child) : 0), 0);

/** Blocks of HTML as lines. */
const wordsOf = (html: string): string =>
  parseDocument(html.replace(/<(?:br|\/p|\/div|\/li|\/h[1-6])\b/gi, '\n$&'))
    .children.map(textOf)
    .join('\n');
