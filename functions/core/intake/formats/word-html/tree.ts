import { type Document, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Deeper nesting than this is flattened; word processors stay far below it. */
const maxDepth = 150;

/** Elements without text: what Word writes for itself, and scripts. `style` is read separately. */
const silent =
  /^(?:script|style|xml|meta|link|object|iframe|template|noscript|select|button|textarea|title|[vw]:.*|m:.*|o:(?!p$).*)$/;

/** Regions between `<![if !support…]>` and `<![endif]>`: what Word shows to programs that lack lists or footnotes. */
const substitute =
  /^!\[if\s+!support(?:lists|footnotes|annotations|emptyparas|linebreaknewline|misalignedcolumns|misalignedrows)/i;

export interface WordTree {
  document: Document;
  /** Contents of all style elements. */
  css: string;
}

/**
 * Reads what a word processor saved as HTML. Hidden conditional comments are dropped like all comments; what Word
 * substitutes for list numbers is afterwards in the attribute `marker` of the paragraph.
 */
export function parseWord(html: string): WordTree {
  const dom = new DomHandler();
  const open: { name: string; attributes: Record<string, string>; kept: boolean }[] = [];
  let depth = 0;
  let silence = 0;
  let silenced = '';
  let css = '';
  let replaced = false;

  const mark = (data: string): void => {
    const paragraph = open.findLast(({ name }) => /^(?:p|li|h[1-6])$/.test(name));
    if (paragraph && data.trim() !== '') {
      paragraph.attributes.marker = `${paragraph.attributes.marker ?? ''}${data}`.slice(0, 40);
    }
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (silence > 0) {
        if (name === silenced) silence++;
      } else if (silent.test(name)) {
        silenced = name;
        silence = 1;
      } else {
        const kept = depth < maxDepth && !replaced;
        delete attributes.marker;
        open.push({ name, attributes, kept });
        if (!kept) return;
        depth++;
        dom.onopentag(name, attributes);
      }
    },
    ontext(data) {
      if (silence > 0) {
        if (silenced === 'style') css += data;
      } else if (replaced) mark(data);
      else dom.ontext(data);
    },
    onclosetag(name) {
      if (silence > 0) {
        if (name === silenced) silence--;
      } else {
        if (/^(?:p|li|h[1-6]|div|td|body)$/.test(name)) replaced = false;
        if (open.pop()?.kept === true) {
          depth--;
          dom.onclosetag();
        }
      }
    },
    oncomment(data) {
      // Word hides style rules from old browsers in a comment within the style element.
      if (silenced === 'style' && silence > 0) css += data;
    },
    onprocessinginstruction(name, data) {
      if (silence > 0) return;
      if (/^!\[endif/i.test(name)) replaced = false;
      else if (substitute.test(data)) replaced = true;
    },
  });
  dom.onparserinit(parser);
  parser.end(html);
  return { document: dom.root, css };
}
