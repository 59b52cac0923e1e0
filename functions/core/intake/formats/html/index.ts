import { render } from 'dom-serializer';
import { getElementsByTagName, innerText, removeElement } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { htmlProblem } from './bounds.ts';
import { readMetadata, titleOf } from './metadata.ts';
import { takeTop } from './top.ts';

/** HTML fragments and small documents. Whole web pages are the `page` format's. */
export const html: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const problem = htmlProblem(sniff);
    if (problem) return { items: [], problems: [problem] };
    const document = parseDocument(sniff.text);
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
