import type { Embed } from '../../../story/schema.ts';
import type { ChangeLog } from '../../changes.ts';
import type { ChildNode, Element } from '../dom.ts';

/** What reading a body needs, and what it finds in addition to the blocks. */
export interface BodySource {
  baseUrl: string | undefined;
  changes: ChangeLog;
  embeds: Embed[];
  /** Sees the nodes first and may remove some. */
  take?: (html: string, nodes: ChildNode[]) => void;
}

export interface Reading extends BodySource {
  /** Blocks nest: what reads a list, a table or a figure calls this for what is inside. */
  readBlocks: (nodes: readonly ChildNode[]) => Element[];
}
