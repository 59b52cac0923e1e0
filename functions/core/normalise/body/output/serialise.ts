import render from 'dom-serializer';
import { sanitizeHtml } from '../../on-demand.cjs';
import type { Element } from '../dom.ts';
import { allowed } from './allowed.ts';
import { writeBlocks } from './write.ts';

/**
 * Blocks to safe, well-formed HTML, one block a line. What the writer does not know to be safe by its form is
 * written unchanged and goes through the sanitizer.
 */
export const serialiseBody = (blocks: readonly Element[]): string =>
  writeBlocks(blocks) ?? sanitizeBody(blocks);

/** The same by the sanitizer alone, for any blocks. */
export const sanitizeBody = (blocks: readonly Element[]): string =>
  sanitizeHtml(
    blocks.map((block) => render(block, { encodeEntities: 'utf8', selfClosingTags: true })).join('\n'),
    allowed,
  );
