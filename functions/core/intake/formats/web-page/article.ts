import { type HtmlNode, isWithin } from '../../../markup/html-tree.ts';
import { articleRoots } from './article-root.ts';
import { type Block, linearise, sumUp } from './blocks.ts';
import { isHoverCard } from './clutter.ts';
import { findStandfirst } from './edges.ts';
import { furniture } from './furniture.ts';
import { findHeadline } from './headline.ts';
import { type PageMetadata, readMetadata } from './metadata.ts';
import { selectText } from './selection.ts';
import { type PageTree, parsePage } from './tree.ts';

/** An article found in a page. */
export interface PageArticle {
  tree: PageTree;
  metadata: PageMetadata;
  /** The block that shows the headline. */
  headline?: Block;
  /** The elements that hold the text, in document order. */
  roots: HtmlNode[];
  /** The blocks of the text, in document order. */
  text: Block[];
  /** A line or two between headline and text that sum up or sharpen the headline. */
  standfirst?: Block;
  /** Blocks within the roots that do not belong to the text. */
  left: Block[];
  /** All visible blocks of the page. */
  all: Block[];
  isFurniture: (node: HtmlNode) => boolean;
}

/**
 * Finds the article in a whole page. Whole pages are mostly furniture; the article is where the running
 * text is, near the headline that the page's metadata name. Never throws.
 */
export function findArticle(html: string): PageArticle {
  const tree = parsePage(html);
  const metadata = readMetadata(tree);
  const all = linearise(tree.document, isHoverCard);
  const headline = findHeadline(all, metadata.headlines);
  const isFurniture = furniture(
    all,
    sumUp(all, ({ prose }) => prose),
    headline,
  );
  const clean = all.filter((block) => !isFurniture(block.element));
  const roots = articleRoots(
    tree.document,
    sumUp(clean, ({ prose }) => prose),
    headline,
  );
  const within = (block: Block): boolean => roots.some((root) => isWithin(block.element, root));
  const { text, standfirst = findStandfirst(all, headline, text, metadata) } = selectText(
    clean.filter(within),
    roots,
    metadata,
  );
  const kept = new Set(text);
  const left = all.filter((block) => !kept.has(block) && within(block));
  return {
    tree,
    metadata,
    roots,
    text,
    left,
    all,
    isFurniture,
    ...(headline && { headline }),
    ...(standfirst && { standfirst }),
  };
}
