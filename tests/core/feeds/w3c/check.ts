import { atomRules } from './atom-rules.ts';
import { commonRules } from './common-rules.ts';
import { htmlRules, unreadable } from './html-rules.ts';
import { rssRules } from './rss-rules.ts';
import type { Finding } from './rule.ts';
import { ns, parseTree } from './tree.ts';

/** What the W3C feed validator would say of a feed that stands at `location`, errors and warnings. */
export const checkFeed = (xml: string, location: string, now: string): Finding[] => {
  let root: ReturnType<typeof parseTree>;
  try {
    root = parseTree(xml);
  } catch (error) {
    return [unreadable(error instanceof Error ? error.message : String(error))];
  }
  const own = root.uri === ns.atom ? atomRules : rssRules;
  const feed = { xml, root, location, now };
  return [...commonRules, ...htmlRules, ...own].flatMap((rule) => rule(feed));
};
