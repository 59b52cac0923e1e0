import { isTag } from 'domhandler';
import { type HtmlNode, isWithin, parentOf } from '../../../markup/html-tree.ts';
import type { PageArticle } from './article.ts';
import type { Block } from './blocks.ts';
import { clutterMark } from './clutter.ts';

/** Names of boxes in which a story's own byline stands, furniture or not. */
const bylineBoxes =
  /^(?:bylines?|bio|author\w*|about-author|timestamp|dateline|datetime|pubdate|\w+-(?:meta|info)|meta-data|tags|labels|header|toolbar|socials?|shar\w+)$/;

/**
 * Whether a block may say something about the story: none in navigation, comments, forms, side columns or teasers
 * does, nor one in an article other than the one that was found.
 */
export function ownLines({ roots, headline }: PageArticle): (block: Block) => boolean {
  const known = new Map<HtmlNode, boolean>();
  const isOwn = (node: HtmlNode): boolean =>
    roots.some((root) => isWithin(root, node) || isWithin(node, root)) ||
    (headline !== undefined && isWithin(headline.element, node));
  const allowed = (node: HtmlNode | undefined): boolean => {
    if (node === undefined || !isTag(node) || node.name === 'body' || node.name === 'html') return true;
    const before = known.get(node);
    if (before !== undefined) return before;
    const mark = clutterMark(node);
    const barred = mark !== undefined && !bylineBoxes.test(mark) && !holdsStory(node);
    const other = node.name === 'article' && !isOwn(node);
    const result = !barred && !other && allowed(parentOf(node));
    known.set(node, result);
    return result;
  };
  // A box around the whole story may be named anything.
  const holdsStory = (node: HtmlNode): boolean => roots.some((root) => isWithin(root, node));
  return ({ element }) => allowed(element);
}
