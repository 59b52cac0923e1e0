import type { Problem } from '../draft.ts';
import { withoutKilledText } from '../killed-text.ts';
import type { Story, StoryContent, Warning } from '../schema.ts';
import { isContentGuid } from '../story-id.ts';
import { compareVersions } from '../versioning.ts';
import { type Act, type CurrentStory, type Decision, publish, refuse, takenBy } from './decision.ts';
import { lateEmbargo } from './embargo-after-publication.ts';
import { notSeenYet } from './kill.ts';

/** A normalised story that an agency sent. */
export interface IncomingStory extends Act {
  id: string;
  /** As stated, or made of the content. */
  guid: string;
  agency: string;
  /** Input format. */
  format: string;
  content: StoryContent;
  digest: string;
  /** As stated by the agency. */
  version?: number;
  /** Whether the agency stated `versionCreated` itself. */
  dated: boolean;
  /** An explicit correction (PUT). */
  correction: boolean;
  /** Why an operator has to check it, as the normaliser found. */
  quarantine?: Warning;
  /** The guid that the document itself states, where it names a story and not only a message. */
  statedGuid?: string;
  /** Why Dateline withholds it, where the agency did not ask for that. */
  withheldFor?: NonNullable<Story['provenance']['withheldFor']>;
  /** When the agency published it first, where it comes into the archives under that date. */
  firstPublished?: string;
  /** What to do with a text that has nothing in common with the current version. Default `warn`. */
  unrelatedVersions?: 'warn' | 'hold';
}

/** What is known besides the current version. */
export interface IncomingFacts {
  /** Whether an operator holds the story back. */
  held: boolean;
  /** Whether the text has nothing in common with that of the current version, and nothing says that it replaces it. */
  unrelated?: boolean;
  /** The version of the stated number in the story's history. */
  known?: { digest: string; receipt: string; object: string };
}

/** What a story that an agency sent becomes. `now` is UTC, ISO 8601. */
export function decideDraft(
  incoming: IncomingStory,
  current: CurrentStory | undefined,
  facts: IncomingFacts,
  now: string,
): Decision {
  const { content, digest, quarantine } = incoming;
  const named = guidOfCorrection(incoming, current);
  if (named && 'refused' in named) return refuse('other-guid', named.refused);
  const kill = content.pubStatus === 'canceled';
  const waiting = quarantine ?? (facts.held && !kill ? heldReason : undefined);
  if (waiting) return quarantined(incoming, current, waiting);
  const { versionCreated } = content;
  const { kind, version } = compareVersions(current, { ...incoming, versionCreated, kill });
  if (kind === 'killed') return quarantined(incoming, current, killedReason);
  if (kind === 'conflict') return conflict(version);
  if (kind === 'older') return decideOlder(incoming, current, facts, version);
  if (kind === 'new' || !current) {
    const late = lateEmbargo(content, current, now);
    if (late) return refuse('late-embargo', late);
    const unrelated = facts.unrelated && current && !kill ? unrelatedTo(current) : undefined;
    if (unrelated && incoming.unrelatedVersions === 'hold') return quarantined(incoming, current, unrelated);
    // A kill often comes with a headline of its own, or with none.
    const shown = kill && current ? { ...content, headline: current.headline } : content;
    return publish(storyOf({ ...incoming, content: withoutKilledText(shown) }, version, current), [
      ...(named ? [named.ignored] : []),
      ...(unrelated ? [unrelated] : []),
      ...(kill && !current ? [notSeenYet] : []),
    ]);
  }
  const status = takenBy(incoming, current);
  if (current.digest === digest)
    return { kind: 'repeat', status, story: storyOf(incoming, version, current), warnings: [] };
  return { kind: 'known', status, version, object: current.object, warnings: [olderThanCurrent] };
}

/**
 * What is wrong with a correction whose document names another story than the request does. A story that came without
 * a guid has one made of its content, which nobody can state: there the guid of the document is left aside.
 */
function guidOfCorrection(
  { correction, statedGuid, id }: IncomingStory,
  current: CurrentStory | undefined,
): { refused: Problem } | { ignored: Warning } | undefined {
  if (!correction || !current || statedGuid === undefined) return undefined;
  // Feeds of Dateline name a story by its id.
  if ([current.guid, id, `urn:uuid:${id}`].includes(statedGuid)) return undefined;
  if (isContentGuid(current.guid)) {
    const detail = `The story came without a guid; the guid "${statedGuid}" of the correction is not used`;
    return { ignored: { code: 'guid-ignored', detail } };
  }
  const detail = `The document names the story "${statedGuid}", and the request corrects "${current.guid}"; correct the one that is wrong`;
  return { refused: { pointer: '/guid', detail } };
}

const unrelatedTo = ({ version, headline }: CurrentStory): Warning => ({
  code: 'unrelated-version',
  detail:
    `The text has nothing in common with version ${version}, "${headline}". If they are two stories, ` +
    'send each under a guid of its own; if it replaces that text, give it a higher version number or PUT it',
});

function decideOlder(
  incoming: IncomingStory,
  current: CurrentStory | undefined,
  { known }: IncomingFacts,
  version: number,
): Decision {
  const warnings = [superseded(current?.version ?? version)];
  if (!known) return { kind: 'history', story: storyOf(incoming, version, current), warnings };
  if (known.digest !== incoming.digest) return conflict(version);
  return { kind: 'known', status: takenBy(incoming, known), version, object: known.object, warnings };
}

/** The incoming story as a version of its story. */
export const storyOf = (
  { id, guid, agency, digest, content, receipt, format, changes, withheldFor, firstPublished }: IncomingStory,
  version: number,
  current?: Pick<CurrentStory, 'guid'>,
): Story => ({
  ...content,
  id,
  guid: current?.guid ?? guid,
  version,
  agency,
  digest,
  provenance: {
    receipt,
    format,
    changes,
    ...(withheldFor && { withheldFor }),
    ...(firstPublished !== undefined && { firstPublished }),
  },
});

const quarantined = (
  incoming: IncomingStory,
  current: CurrentStory | undefined,
  reason: Warning,
): Decision => ({ kind: 'quarantine', story: storyOf(incoming, incoming.version ?? 1, current), reason });

const conflict = (version: number): Decision => {
  const detail = `Version ${version} of this story already exists with other content; send a higher version`;
  return { kind: 'refuse', problems: [{ pointer: '/version', detail }], reason: 'version-conflict', version };
};

/** The warning for a version that is not the current one: it came late or was replaced since. */
export const superseded = (current: number): Warning => ({
  code: 'superseded',
  detail: `Version ${current} of this story is already current`,
});

const heldReason: Warning = {
  code: 'held',
  detail: 'The operator holds this story back; this waits until it is released',
};

const killedReason: Warning = {
  code: 'killed',
  detail: 'The story was killed; send it as a correction to bring it back',
};

const olderThanCurrent: Warning = {
  code: 'older-than-current',
  detail: 'A version with a later date is already current; this one was not stored',
};
