import type { Node } from './tree.ts';

/** One message of the validator. `rule` is the name of its page in the validator's documentation. */
export interface Finding {
  rule: string;
  level: 'error' | 'warning';
  detail: string;
}

export interface Feed {
  xml: string;
  root: Node;
  /** Address under which the feed is fetched. */
  location: string;
  /** The validator's clock, UTC ISO 8601. */
  now: string;
}

/** One rule of the W3C feed validator (github.com/w3c/feedvalidator), told by what it finds. */
export type Rule = (feed: Feed) => Finding[];

export const error = (rule: string, detail: string): Finding => ({ rule, level: 'error', detail });
export const warning = (rule: string, detail: string): Finding => ({ rule, level: 'warning', detail });
