import type { Embed } from '../../../story/schema.ts';
import { type Element, element, Text } from '../dom.ts';

/** An embed as the body shows it: a figure with the quoted words, if there are any, and a plain link. */
export const embedBlock = (embed: Embed, quoted: readonly Element[]): Element => {
  const link = element('a', [new Text(embed.url)], { href: embed.url });
  return element('figure', quoted.length > 0 ? [element('blockquote', quoted), link] : [link]);
};
