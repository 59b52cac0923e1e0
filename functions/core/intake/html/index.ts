import { render } from 'dom-serializer';
import { getElementsByTagName, innerText, removeElement } from 'domutils';
import type { Draft } from '../../story/draft.ts';
import type { Change } from '../../story/schema.ts';
import type { InputFormat, Parsed, Sniff } from '../format.ts';
import { byteAt } from '../offset.ts';
import { readMetadata, titleOf } from './metadata.ts';
import { takeTop } from './top.ts';
import { parseHtml } from './tree.ts';

const mediaTypes = ['text/html', 'application/xhtml+xml'];

/** What may stand in front of the first tag: comments, processing instructions, a document type. */
const prolog = /^(?:\s|\ufeff|<!--(?:[^-]|-(?!->))*-->|<\?[^>]*>|<!doctype[^>]*>)*/i;
const knownTag =
  /^<(?:html|head|body|meta|title|article|section|main|header|h[1-6]|p|div|center|font|figure|img|ul|ol|dl|table|blockquote|pre|span|a|b|i|u|em|strong|br|hr|iframe|script|style)(?=[\s/>])/i;
const blockTags = /<(?:\/p|br\s*\/?|p|\/h[1-6]|\/div|\/li)>/gi;

/** HTML fragments and small documents. Whole web pages are the `page` format's. */
export const html: InputFormat = {
  id: 'html',
  title: 'HTML',
  mediaTypes,

  detect({ head, mediaType, text }: Sniff): number {
    const start = head.slice(prolog.exec(head)?.[0].length ?? 0);
    if (knownTag.test(start) || /^<!doctype html\b/i.test(head)) return 0.6;
    if (mediaType !== undefined && mediaTypes.includes(mediaType)) return text === '' ? 0 : 0.5;
    // Text with tags here and there, as copied out of an editor.
    return !head.startsWith('<') && !/^[{[]/.test(head) && (head.match(blockTags)?.length ?? 0) >= 3
      ? 0.4
      : 0;
  },

  parse(sniff: Sniff): Parsed {
    const tree = parseHtml(sniff.text);
    if ('at' in tree)
      return { items: [], problems: [{ pointer: byteAt(sniff, tree.at), detail: tree.detail }] };
    const { document } = tree;
    const changes: Change[] = [];
    const stated = readMetadata(document, changes);
    const title = titleOf(document);
    for (const name of ['head', 'title']) {
      for (const element of getElementsByTagName(name, document)) removeElement(element);
    }
    const top = takeTop(document, title, changes);
    if (!/[\p{L}\p{N}]/u.test(innerText(document.children))) {
      return { items: [], problems: [{ pointer: 'byte=0', detail: 'the HTML holds no running text' }] };
    }
    const body: Draft['body'] = { kind: 'html', value: render(document, { encodeEntities: 'utf8' }) };
    return { items: [{ pointer: 'byte=0', draft: { ...stated, ...top, body, changes } }], problems: [] };
  },
};
