/**
 * The links in a story's row to the stories that it evolved from and to. A row may exist before its story: a rewrite
 * can be sent first, and what it says of its ancestor must wait for the ancestor. Such a row has no version.
 */
export interface ChainLinks {
  /** Id of the first story of the chain, whose position in the feeds is that of them all. Never changed. */
  chain?: string;
  previous?: string;
  next?: string;
  /** The agency's guid of `next`. */
  nextGuid?: string;
  /** Of the first story: the position of the chain in feeds when a later story was published before it. Never changed. */
  place?: string;
  /** How many versions of the item the stories before this one have used up. Never changed. */
  versionBase?: number;
  /** What the stories before this one were last shown with. Never changed. */
  updatedBase?: string;
}
