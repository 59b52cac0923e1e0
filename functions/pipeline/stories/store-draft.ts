import type { Normalised } from '../../core/normalise/normaliser.ts';
import { canonicalDigest } from '../../core/story/digest.ts';
import type { Draft } from '../../core/story/draft.ts';
import { contentGuid, storyId } from '../../core/story/identity.ts';
import { withoutKilledText } from '../../core/story/killed-text.ts';
import type { Story, StoryContent, Warning } from '../../core/story/schema.ts';
import { sizeProblems } from '../../core/story/size.ts';
import { place } from '../../core/story/versioning.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt, StoryResult } from '../../store/entities/receipts.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { type AdvanceVersionPorts, advanceVersion, versionFields } from './advance-version.ts';
import { lateEmbargo } from './embargo.ts';
import { joinNewFeeds } from './join-new-feeds.ts';
import { heldVersion, operatorChanges } from './operator.ts';
import { refused, type StoryOutcome, superseded } from './outcome.ts';
import { readCurrent } from './read-current.ts';
import { writeMemberships } from './write-memberships.ts';

export type StoreDraftPorts = AdvanceVersionPorts & Pick<PipelinePorts, 'quarantine'>;

interface Item {
  pointer: string;
  draft: Draft;
  format: string;
  normalised: Normalised;
}

/** Decides what a normalised story is to what stands, and stores it accordingly. */
export async function storeDraft(
  ports: StoreDraftPorts,
  receipt: Receipt,
  agency: Agency,
  item: Item,
): Promise<StoryOutcome> {
  const { content, warnings, problems, changes, quarantine } = item.normalised;
  if (!content || problems.length > 0) {
    return refused(item.pointer, problems, 'incomplete', { warnings, changes });
  }
  const digest = canonicalDigest(content);
  const guid = item.draft.guid ?? contentGuid(digest);
  const id = receipt.target ?? storyId(agency.id, guid);
  const story = (version: number, fields: StoryContent, standing?: StoryRow): Story => ({
    ...fields,
    id,
    guid: standing?.guid ?? guid,
    version,
    agency: agency.id,
    digest,
    provenance: {
      receipt: receipt.id,
      format: item.format,
      changes: [...changes, ...operatorChanges(receipt)],
    },
  });
  const tooLarge = sizeProblems(story(0, content));
  if (tooLarge.length > 0) {
    const found = tooLarge.map((one) => ({ ...one, pointer: `${item.pointer}${one.pointer}` }));
    return refused(item.pointer, found, 'too-large', { warnings, changes });
  }
  const result = (status: StoryResult['status'], rest: Partial<StoryResult> = {}): StoryResult => ({
    status,
    pointer: item.pointer,
    storyId: id,
    warnings,
    ...rest,
  });
  const hold = async (reason: Warning): Promise<StoryOutcome> => {
    const object = await ports.stories.write(story(item.draft.version ?? 1, content));
    const kept = {
      storyId: id,
      agency: agency.id,
      headline: content.headline,
      object,
      at: receipt.receivedAt,
    };
    await ports.quarantine.keep({ ...kept, receipt: receipt.id, ...reason });
    return { result: result('quarantined', { object, warnings: [...warnings, reason] }), feeds: [] };
  };
  const conflict = (version: number): StoryOutcome => {
    const detail = `Version ${version} of this story already exists with other content; send a higher version`;
    return {
      result: result('refused', { version, problems: [{ pointer: `${item.pointer}/version`, detail }] }),
      feeds: [],
      reason: 'version-conflict',
    };
  };
  if (quarantine) return hold(quarantine);

  for (;;) {
    const around = await readCurrent(ports, id, content);
    const { standing, destinations } = around;
    if (content.pubStatus !== 'canceled' && (await heldVersion(ports, standing))) {
      return hold({
        code: 'held',
        detail: 'The operator holds this story back; this waits until it is released',
      });
    }
    const placement = place(standing, {
      digest,
      versionCreated: content.versionCreated,
      dated: item.draft.versionCreated !== undefined,
      correction: receipt.operation === 'correct',
      kill: content.pubStatus === 'canceled',
      ...(item.draft.version !== undefined && { version: item.draft.version }),
    });
    const { version } = placement;
    switch (placement.kind) {
      case 'new': {
        const late = lateEmbargo(content, standing, instant(ports.now()));
        if (late) {
          const found = [{ ...late, pointer: `${item.pointer}${late.pointer}` }];
          return refused(item.pointer, found, 'late-embargo', { warnings, changes });
        }
        const placed = await advanceVersion(
          ports,
          story(version, withoutKilledText(keepHeadline(content, standing)), standing),
          agency,
          receipt,
          around,
        );
        // Somebody else advanced the story between the look and the write: look again.
        if (!placed) continue;
        const { object, feeds } = placed;
        const told = [...warnings, ...placed.warnings];
        return { result: result('accepted', { version, object, warnings: told }), feeds };
      }
      case 'older': {
        const known = await ports.stories.version(id, version);
        if (known && known.digest !== digest) return conflict(version);
        const told = [...warnings, superseded(standing?.version ?? version)];
        if (known) {
          const status = known.receipt === receipt.id ? 'accepted' : 'duplicate';
          return { result: result(status, { version, object: known.object, warnings: told }), feeds: [] };
        }
        const old = story(version, content, standing);
        const object = await ports.stories.write(old);
        const row = { ...versionFields(old, receipt, instant(ports.now())), object };
        // Somebody else noted this number between the look and the write: look again.
        if (!(await ports.stories.note(id, row))) continue;
        return { result: result('accepted', { version, object, warnings: told }), feeds: [] };
      }
      case 'duplicate': {
        if (!standing) continue;
        const own = standing.receipt === receipt.id;
        const sameContent = standing.digest === digest;
        const matching = sameContent
          ? destinations(story(version, content, standing), agency.name, standing.storedAt)
          : [];
        const again = await joinNewFeeds(ports, standing, matching);
        const feeds = sameContent ? await writeMemberships(ports, again.row, again.matching) : [];
        const notes = sameContent
          ? warnings
          : [
              ...warnings,
              {
                code: 'older-than-current',
                detail: 'A version with a later date already stands; this one was not stored',
              },
            ];
        return {
          result: result(own ? 'accepted' : 'duplicate', {
            version,
            object: standing.object,
            warnings: notes,
          }),
          feeds,
        };
      }
      case 'killed':
        return hold({
          code: 'killed',
          detail: 'The story was killed; send it as a correction to bring it back',
        });
      case 'conflict':
        return conflict(version);
    }
  }
}

/** A kill often comes with a headline of its own, or with none. */
const keepHeadline = (content: StoryContent, standing: StoryRow | undefined): StoryContent =>
  content.pubStatus === 'canceled' && standing ? { ...content, headline: standing.headline } : content;
