import type { DeclaredFormat, Sniff } from '../../format.ts';

const mediaTypes = ['text/html', 'application/xhtml+xml'];

/** What may come before the first tag: comments, processing instructions, a document type. */
const prolog = /^(?:\s|\ufeff|<!--(?:[^-]|-(?!->))*-->|<\?[^>]*>|<!doctype[^>]*>)*/i;
const knownTag =
  /^<(?:html|head|body|meta|title|article|section|main|header|h[1-6]|p|div|center|font|figure|img|ul|ol|dl|table|blockquote|pre|span|a|b|i|u|em|strong|br|hr|iframe|script|style)(?=[\s/>])/i;
const blockTags = /<(?:\/p|br\s*\/?|p|\/h[1-6]|\/div|\/li)>/gi;

/** HTML fragments and small documents. Whole web pages are the `page` format's. */
export const htmlKind: DeclaredFormat = {
  id: 'html',
  title: 'HTML',
  mediaTypes,
  single: true,

  detect({ head, mediaType, text }: Sniff): number {
    const start = head.slice(prolog.exec(head)?.[0].length ?? 0);
    if (knownTag.test(start) || /^<!doctype html\b/i.test(head)) return 0.6;
    if (mediaType !== undefined && mediaTypes.includes(mediaType)) return text === '' ? 0 : 0.5;
    // Text with tags here and there, as copied out of an editor.
    return !head.startsWith('<') && !/^[{[]/.test(head) && (head.match(blockTags)?.length ?? 0) >= 3
      ? 0.4
      : 0;
  },
  load: async () => (await import('./index.ts')).html,
};
