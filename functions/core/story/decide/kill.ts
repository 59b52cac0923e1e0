import { canonicalDigest } from '../digest.ts';
import { withoutKilledText } from '../killed-text.ts';
import type { Story, StoryContent, Warning } from '../schema.ts';
import { compareVersions, killedUnseen } from '../versioning.ts';
import { type Act, type CurrentStory, type Decision, publish, takenBy } from './decision.ts';

/** A kill of one story. */
export interface Kill extends Act {
  storyId: string;
  /** The agency's guid of the story, where the kill named it. */
  guid?: string;
  agency: string;
  /** Why, for readers; may be empty. */
  reason: string;
}

/** What is known besides the current version. */
export interface KillFacts {
  /** Canonical JSON of the current version. */
  story?: Story;
  /** The newest published story that replaced this one. */
  rewrite?: { guid?: string; pubStatus?: Story['pubStatus'] };
}

/** What a kill makes of a story. A kill that comes before its story holds the story when it comes. */
export function decideKill(kill: Kill, current: CurrentStory | undefined, facts: KillFacts): Decision {
  const content = killedContent(kill, facts.story);
  const digest = canonicalDigest(content);
  const { kind, version } = compareVersions(current, {
    digest,
    versionCreated: content.versionCreated,
    dated: true,
    correction: true,
    kill: true,
  });
  const warnings = warningsOf(current, facts);
  if (kind === 'duplicate' && current) return { kind: 'repeat', status: takenBy(kill, current), warnings };
  const story: Story = {
    ...content,
    id: kill.storyId,
    guid: current?.guid ?? kill.guid ?? kill.storyId,
    version,
    agency: kill.agency,
    digest,
    provenance: { receipt: kill.receipt, format: 'kill', changes: kill.changes },
  };
  return publish(story, warnings);
}

function warningsOf(current: CurrentStory | undefined, { rewrite }: KillFacts): Warning[] {
  if (current === undefined || current.version === killedUnseen) return [notSeenYet];
  if (rewrite?.pubStatus !== 'usable') return [];
  const detail = `The story ${rewrite.guid} took its place and stays in the feeds; kill that one if it must go too`;
  return [{ code: 'rewritten', detail }];
}

/** For a kill whose story is not here: its guid may be misspelt. */
export const notSeenYet: Warning = {
  code: 'not-seen-yet',
  detail: 'No such story has come yet; it will be held if it comes. Check the guid',
};

const killedContent = (
  { reason, receivedAt, guid }: Kill,
  before: StoryContent | undefined,
): StoryContent => {
  const { embargoed: _embargoed, ...kept } = before ?? unseen(guid ?? 'Killed story', receivedAt);
  return withoutKilledText({
    ...kept,
    pubStatus: 'canceled',
    versionCreated: receivedAt,
    ...(reason !== '' && { correctionNote: reason }),
  });
};

const unseen = (headline: string, versionCreated: string): StoryContent => ({
  headline,
  authors: [],
  located: [],
  language: 'und',
  textDirection: 'ltr',
  body: '',
  text: '',
  wordCount: 0,
  versionCreated,
  pubStatus: 'canceled',
  keywords: [],
  subjects: [],
  credits: [],
  associations: [],
  embeds: [],
  links: {},
});
