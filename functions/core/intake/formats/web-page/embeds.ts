import { type Document, type Element, isTag, isText } from 'domhandler';
import { embedIn, isQuotedPost, showsMore } from '../../../markup/embeds.ts';
import { names } from '../../../markup/html-names.ts';
import { elementsBelow } from '../../../markup/html-tree.ts';
import type { Embed } from '../../../story/schema.ts';
import type { PageArticle } from './article.ts';
import type { Frame } from './markup.ts';

const players = names('video audio amp-video amp-audio');
const maxEmbeds = 100;

/** Posts of other sites that the text quotes. Their words stay in the text as quotations. */
export function findPosts({ text, roots, isFurniture }: PageArticle): Embed[] {
  const quoted = new Set(text.map((block) => block.element));
  const found = new Map<string, Embed>();
  for (const root of roots) {
    for (const element of elementsBelow(root)) {
      if (!isQuotedPost(element) || isFurniture(element) || found.size >= maxEmbeds) continue;
      if (!quoted.has(element) && !elementsBelow(element).some((inner) => quoted.has(inner))) continue;
      const embed = embedIn(element);
      if (embed) found.set(embed.url, embed);
    }
  }
  return [...found.values()];
}

/** Players, and videos of known sites, within the text, with their positions. */
export function findFrames({ text, roots, isFurniture }: PageArticle): Frame[] {
  const frames: Frame[] = [];
  const blockOf = new Map(text.flatMap((block, index) => block.leaves.map((leaf) => [leaf, index] as const)));
  let before = 0;
  const walk = (node: Document | Element): void => {
    for (const child of node.children) {
      const index = isText(child) || isTag(child) ? blockOf.get(child) : undefined;
      if (index !== undefined) before = index + 1;
      if (!isTag(child)) continue;
      if (showsMore(child) && !isFurniture(child) && frames.length < maxEmbeds) {
        const embed = embedIn(child);
        // Frames of sites that nobody knows are mostly advertising; players name the file they play.
        const known = embed && (embed.type !== 'other' || players.has(child.name));
        if (known && frames.at(-1)?.src !== embed.url) frames.push({ before, src: embed.url });
        continue;
      }
      walk(child);
    }
  };
  for (const root of roots) walk(root);
  return frames;
}
