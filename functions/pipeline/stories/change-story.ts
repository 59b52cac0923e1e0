import type { CurrentStory, Decision, Refusal } from '../../core/story/decide/decision.ts';
import type { Problem } from '../../core/story/draft.ts';
import type { Story, StoryContent, Warning } from '../../core/story/schema.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { Quarantine } from '../../store/entities/stories/quarantine.ts';
import { Stories, type StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt, StoryResult } from '../../store/entities/uploads/receipts.ts';
import { instant, type PublishPorts } from '../ports.ts';
import { publishAgain, publishVersion, type Routing, readRouting } from './publish.ts';
import type { StoryChanged } from './story-changed.ts';

export interface ChangePorts extends PublishPorts {
  quarantine: Pick<Quarantine, 'keep' | 'get' | 'released' | 'refused'>;
}

/** What happened to one story of a receipt. */
export interface StoryOutcome {
  result: StoryResult;
  /** Absent when nothing that readers see could have changed. */
  changed?: StoryChanged;
  /** Of a refused story. */
  reason?: Refusal;
  /** The story as it is after this, as far as it was read; absent for one that was never taken. */
  row?: StoryRow;
  /** Ids of the feeds that it is in, or will be when its embargo ends. */
  shownIn?: string[];
  /** The current version before this. */
  before?: StoryRow;
  /** Published stories that are nearly the same, the nearest first. */
  alike?: StoryRow[];
}

/** What the result of a story says besides what was decided. */
export type Report = Pick<StoryResult, 'pointer' | 'warnings' | 'changes'>;

const noReport: Report = { pointer: '', warnings: [] };

/** A change of one story; `Facts` is what the decision needs besides the current version. */
export interface StoryChange<Facts> {
  id: string;
  agency: Agency;
  receipt: Receipt;
  /** A text that may be published: its routing is read with the current version, in one request. */
  content?: StoryContent;
  report?: Report;
  read(current: StoryRow | undefined): Promise<Facts>;
  /** Pure: it runs again when another writer has changed the story meanwhile. */
  decide(current: CurrentStory | undefined, facts: Facts, now: string): Decision;
}

/** The current version, and what else is at hand when a decision is carried out. */
interface Read {
  current: StoryRow | undefined;
  routing: Routing | undefined;
}

/** Reads a story, decides, and carries the decision out; again from the start when another writer came first. */
export async function changeStory<Facts>(
  ports: ChangePorts,
  change: StoryChange<Facts>,
): Promise<StoryOutcome> {
  const { id, content } = change;
  for (;;) {
    const [current, routing] = await Promise.all([
      ports.stories.get(id),
      content?.pubStatus === 'usable' ? readRouting(ports, content) : undefined,
    ]);
    const decision = change.decide(current, await change.read(current), instant(ports.now()));
    if (decision.kind !== 'publish') await ports.received;
    const outcome = await carryOut(ports, change, decision, { current, routing });
    if (outcome) return { ...(current && { row: current, before: current }), ...outcome };
  }
}

type Change = Omit<StoryChange<never>, 'read' | 'decide'>;

/** Undefined when another writer came first. */
async function carryOut(
  ports: ChangePorts,
  change: Change,
  decision: Decision,
  read: Read,
): Promise<StoryOutcome | undefined> {
  switch (decision.kind) {
    case 'publish':
      return publishNew(ports, change, decision, read);
    case 'repeat':
      return repeat(ports, change, decision, read);
    case 'history':
      return keepAsHistory(ports, change, decision.story, decision.warnings);
    case 'known': {
      const { status, version, object, warnings } = decision;
      return { result: resultOf(change, { status, version, object }, warnings) };
    }
    case 'quarantine':
      return quarantine(ports, change, decision.story, decision.reason);
    case 'refuse':
      return refuse(change, decision);
  }
}

async function publishNew(
  ports: ChangePorts,
  change: Change,
  { story, warnings }: Extract<Decision, { kind: 'publish' }>,
  { current, routing }: Read,
): Promise<StoryOutcome | undefined> {
  const { agency, receipt } = change;
  const published = await publishVersion(ports, { story, agency, receipt, current, routing });
  if (!published) return undefined;
  const { object, warnings: more, ...outcome } = published;
  const fields = { status: 'accepted', version: story.version, object } as const;
  return { result: resultOf(change, fields, [...warnings, ...more]), ...outcome };
}

async function repeat(
  ports: ChangePorts,
  change: Change,
  { status, story, warnings }: Extract<Decision, { kind: 'repeat' }>,
  { current, routing }: Read,
): Promise<StoryOutcome | undefined> {
  if (!current) return undefined;
  const text = story && { story, agencyName: change.agency.name };
  const published = await publishAgain(ports, current, text, routing);
  if (!published) return undefined;
  const { version, object } = current;
  return { result: resultOf(change, { status, version, object }, warnings), ...published };
}

async function keepAsHistory(
  { stories, now }: ChangePorts,
  change: Change,
  story: Story,
  warnings: Warning[],
): Promise<StoryOutcome | undefined> {
  const object = await stories.write(story);
  const fields = Stories.versionFields(story, change.receipt.id, instant(now()));
  if (!(await stories.note(story.id, { ...fields, object }))) return undefined;
  return { result: resultOf(change, { status: 'accepted', version: story.version, object }, warnings) };
}

async function quarantine(
  ports: ChangePorts,
  change: Change,
  story: Story,
  reason: Warning,
): Promise<StoryOutcome> {
  const object = await ports.stories.write(story);
  await ports.quarantine.keep({
    storyId: story.id,
    agency: story.agency,
    headline: story.headline,
    object,
    at: change.receipt.receivedAt,
    receipt: change.receipt.id,
    ...reason,
  });
  return { result: resultOf(change, { status: 'quarantined', object }, [reason]) };
}

function refuse(
  { id, report = noReport }: Change,
  { problems, reason, version }: Extract<Decision, { kind: 'refuse' }>,
): StoryOutcome {
  const found = problemsAt(report.pointer, problems);
  if (version === undefined) return refused(report, found, reason);
  // The number is that of a story which is there.
  const { pointer, warnings } = report;
  const { result } = refused({ pointer, warnings }, found, reason);
  return { result: { ...result, storyId: id, version }, reason };
}

function resultOf(
  { id, report: { pointer, warnings: before } = noReport }: Change,
  fields: Pick<StoryResult, 'status' | 'version' | 'object' | 'problems'>,
  warnings: Warning[],
): StoryResult {
  // What holds a story is often a warning that was found before; the reason comes last, and once.
  const others = before.filter(
    (one) => !warnings.some(({ code, detail }) => code === one.code && detail === one.detail),
  );
  return { pointer, storyId: id, ...fields, warnings: [...others, ...warnings] };
}

/** The outcome for a refused story, with everything that is wrong with it. */
export const refused = (report: Report, problems: Problem[], reason: Refusal): StoryOutcome => ({
  result: { status: 'refused', ...report, problems, reason },
  reason,
});

/** Problems with a story as problems with the upload that it is in. */
export const problemsAt = (pointer: string, problems: Problem[]): Problem[] =>
  problems.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` }));
