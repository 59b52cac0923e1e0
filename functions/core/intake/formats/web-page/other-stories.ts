import { type Block, nameOf } from './blocks.ts';
import { isLeadOn } from './phrases.ts';

/** A paragraph that is nothing but a link to another story, or one long link. */
export function isBareLink(block: Block): boolean {
  if (block.chars > 120 && block.linkChars > block.chars * 0.8) return true;
  if (block.linkChars < block.chars * 0.95) return false;
  if (nameOf(block) === 'li' || block.chars < 30) return false;
  return !/[.!?»][\s"”’)]*$/.test(block.text) && !/^(https?:|www\.|\[\d)/.test(block.text);
}

/** "Read more: headline of another story": a few words, a colon, and the rest is a link. */
export function isLabelledLink(block: Block): boolean {
  const label = /^[^:]{2,25}:\s/u.exec(block.text);
  return label !== null && block.chars > 35 && block.linkChars >= (block.chars - label[0].length) * 0.95;
}

/**
 * Items of lists that only link to other stories: nothing but links of a headline's length, or with links
 * below a line that leads on to them ("More from the region").
 */
export function linkListItems(blocks: readonly Block[]): Set<Block> {
  const lists = new Map<unknown, Block[]>();
  const ledTo = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    if (nameOf(block) !== 'li') continue;
    const above = blocks[index - 1];
    if (above && above.chars < 60 && nameOf(above) !== 'li' && isLeadOn(above.text))
      ledTo.add(block.element.parent);
    const items = lists.get(block.element.parent);
    if (items) items.push(block);
    else lists.set(block.element.parent, [block]);
  }
  const found = new Set<Block>();
  for (const [list, items] of lists) {
    const chars = items.reduce((sum, item) => sum + item.chars, 0);
    const linked = items.reduce((sum, item) => sum + item.linkChars, 0);
    const led = ledTo.has(list) && linked >= chars * 0.3;
    const bare = items.length >= 2 && linked >= chars * 0.9 && chars / items.length >= 28;
    if (!led && !bare) continue;
    for (const item of items) found.add(item);
  }
  return found;
}
