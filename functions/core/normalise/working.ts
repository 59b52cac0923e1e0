import type { Element } from 'domhandler';
import type { Draft, Problem } from '../story/draft.ts';
import type { Warning } from '../story/schema.ts';
import type { Aliases } from './aliases.ts';
import type { ChangeLog } from './changes.ts';
import type { NormaliseContext } from './normaliser.ts';

/** What all steps work on. */
export interface Working {
  readonly context: NormaliseContext;
  /** The names of the policy and the sender's own name, in addition to the table: as written to as shown. */
  readonly aliases: Aliases;
  /** The draft as it came in; never changed. */
  readonly draft: Draft;
  /** The draft's fields as they get repaired and filled. */
  fields: Omit<Draft, 'body' | 'changes'>;
  /** The body: a flat list of p, h2-h6, ul, ol, table, blockquote, pre and figure elements. */
  blocks: Element[];
  headlineDerived: boolean;
  /** The block above the topmost line that was taken from the end of the text: what is below it is no text either. */
  endsAt?: Element | undefined;
  /** The block above the words of a page under which it links to other stories. */
  linksFrom?: Element | undefined;
  textDirection: 'ltr' | 'rtl';
  readonly changes: ChangeLog;
  readonly warnings: Warning[];
  readonly problems: Problem[];
}

/** One thing done to a story. Steps run in the order of the list in `index.ts`. */
export type Step = (working: Working) => void;
