import type { Embed } from '../../story/schema.ts';
import { type Element, element, Text } from './dom.ts';

/** How an embed stands in the body: a figure with the quoted words, if any, and a plain link. */
export const embedBlock = (embed: Embed, quoted: readonly Element[]): Element => {
  const link = element('a', [new Text(embed.url)], { href: embed.url });
  return quoted.length > 0
    ? element('figure', [element('blockquote', quoted), link])
    : element('figure', [link]);
};
