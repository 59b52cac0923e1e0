import type { Draft } from '../../../story/draft.ts';
import { isObject } from './document.ts';
import { kindOfValue } from './fields.ts';
import { type Position, problem } from './position.ts';

const tag = /<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,2000})?\/?>/i;
const blockTag = /<(?:p|div|br|h[1-6]|ul|ol|table|blockquote|article|section)\b/i;
const escapedBlock = /&lt;(?:p|div|br|h[1-6]|ul|ol|table|blockquote|article|section)(?:\s|\/?&gt;)/i;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});/i;

/**
 * The running text from a field that promises HTML (`body`) or plain text (`text`). Systems mix the two up, so the
 * markup in the value decides. Takes a string, a list of paragraphs, or an object with `html` or `text` in it.
 */
export function readBody(
  value: unknown,
  promised: 'html' | 'text',
  position: Position,
): Draft['body'] | undefined {
  if (isObject(value)) {
    const inner = value.html ?? value.text ?? value.value ?? value.content;
    if (typeof inner === 'string') return readBody(inner, promised, position);
  }
  const paragraphs: unknown[] = Array.isArray(value) ? value : [value];
  const strings = paragraphs.filter((part): part is string => typeof part === 'string');
  if (strings.length < paragraphs.length) {
    const index = paragraphs.findIndex((part) => typeof part !== 'string');
    return problem(
      position,
      `must be a string, not ${kindOfValue(paragraphs[index])}`,
      Array.isArray(value) ? `/${index}` : '',
    );
  }
  const joined = strings.join('\n\n');
  if (joined.trim() === '') return problem(position, 'holds no text');
  return promised === 'html' ? asHtml(joined) : asText(joined, position);
}

function asHtml(value: string): Draft['body'] {
  if (tag.test(value)) return { kind: 'html', value };
  // Markup that was escaped on its way: the normaliser decodes it, and says so.
  if (escapedBlock.test(value)) return { kind: 'html', value };
  if (!reference.test(value)) return { kind: 'text', value };
  // Only character references: text by its looks, HTML by its letters.
  const paragraphs = value.split(/\n[^\S\n]*\n/).filter((paragraph) => paragraph.trim() !== '');
  return { kind: 'html', value: paragraphs.map((paragraph) => `<p>${paragraph.trim()}</p>`).join('\n') };
}

function asText(value: string, position: Position): Draft['body'] {
  if (!blockTag.test(value)) return { kind: 'text', value };
  position.changes.push({
    step: 'json',
    reason: 'the plain text held markup and was read as HTML',
    before: position.pointer,
  });
  return { kind: 'html', value };
}
