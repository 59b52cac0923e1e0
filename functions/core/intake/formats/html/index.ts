import { render } from 'dom-serializer';
import { getElementsByTagName, innerText, removeElement } from 'domutils';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { byteAt } from '../../byte-at.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { readMetadata, titleOf } from './metadata.ts';
import { takeTop } from './top.ts';
import { parseHtml } from './tree.ts';

/** HTML fragments and small documents. Whole web pages are the `page` format's. */
export const html: FormatReader = {
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
