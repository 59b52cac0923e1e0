import type { Draft } from '../../../story/draft.ts';
import { note } from '../../draft/fill.ts';
import { looksLikeHtml } from '../../xml/html.ts';
import { type Folded, records, say } from './property.ts';

/**
 * The running text: marked-up before plain. ninjs 1 names it by kind (`body_html`, `body_xhtml`, `body_text`),
 * ninjs 2 and 3 list it in `bodies` with a content type.
 */
export function readBody(draft: Draft, item: Folded): void {
  const bodies = records(item.get('bodies'));
  const listed = (kind: RegExp): string | undefined => {
    const fitting = bodies.filter((body) => kind.test(say(body, 'contenttype') ?? 'text/plain'));
    const main = fitting.find((body) => /main|full|^$/i.test(say(body, 'role') ?? '')) ?? fitting[0];
    return main && say(main, 'value');
  };
  const html = say(item, 'bodyhtml', 'bodyhtml5', 'bodyxhtml', 'bodynitf') ?? listed(/html|nitf|xml/i);
  const text = say(item, 'bodytext', 'bodyplain') ?? listed(/plain/i) ?? listed(/./);
  const other = html ?? text ?? say(item, 'body', 'content', 'text');
  if (other === undefined) {
    if (item.has('renditions')) note(draft, 'the upload carries no text, only addresses of it');
    return;
  }
  const isHtml = html !== undefined || looksLikeHtml(other);
  draft.body = { kind: isHtml ? 'html' : 'text', value: other };
}
