import type { Check, DoctorPorts, Kind, Scope, Trouble } from './check.ts';
import { checks } from './checks/index.ts';
import { type Extent, type Subject, subjectsOf } from './subjects.ts';

/** A trouble, with the check and the subject that it was found in. */
export interface Finding extends Trouble {
  check: Check;
  subject: Subject;
}

export interface Examined {
  /** How many of each kind were looked at. */
  looked: Record<Kind, number>;
  findings: Finding[];
}

export interface ExamineOptions {
  extent: Extent;
  scope: Scope;
  /** What looks wrong is looked at again after this: the desk goes on working meanwhile. Milliseconds. */
  confirmMs: number;
  onSubject?: (looked: number, found: number) => void;
}

/** Subjects that are looked at in parallel. */
const parallel = 8;

/** Tells findings apart: code, subject and part. */
export const keyOf = ({ check, subject, about = '' }: Finding): string =>
  `${check.code} ${subject.id} ${about}`;

/** Looks at everything in the extent and returns what is not as promised, twice in a row. Changes nothing. */
export async function examine(ports: DoctorPorts, options: ExamineOptions): Promise<Examined> {
  const looked: Record<Kind, number> = { desk: 0, receipt: 0, story: 0, feed: 0, objects: 0 };
  const suspects: Finding[] = [];
  let batch: Subject[] = [];
  const look = async (): Promise<void> => {
    const found = await Promise.all(batch.map((subject) => troublesOf(ports, subject, options.scope)));
    suspects.push(...found.flat());
    batch = [];
    const all = Object.values(looked).reduce((sum, count) => sum + count, 0);
    options.onSubject?.(all, suspects.length);
  };
  for await (const subject of subjectsOf(ports, options.extent)) {
    looked[subject.kind]++;
    batch.push(subject);
    if (batch.length >= parallel) await look();
  }
  await look();
  return { looked, findings: withoutExplained(await confirmed(ports, suspects, options)) };
}

async function troublesOf(ports: DoctorPorts, subject: Subject, scope: Scope): Promise<Finding[]> {
  const own = checks.filter((check) => check.on === subject.kind);
  const found = await Promise.all(
    own.map(async (check) => {
      const troubles = await check.find(ports, subject.id, scope);
      return troubles.map((trouble) => ({ ...trouble, check, subject }));
    }),
  );
  return found.flat();
}

async function confirmed(
  ports: DoctorPorts,
  suspects: readonly Finding[],
  { scope, confirmMs }: ExamineOptions,
): Promise<Finding[]> {
  if (suspects.length === 0) return [];
  await ports.pause(confirmMs);
  const still = await stillThere(ports, suspects, scope);
  const builds = new Map(suspects.map((one) => [keyOf(one), one.build]));
  const same = [...still]
    .filter(([key, { build }]) => build === builds.get(key))
    .map(([, finding]) => finding);
  const order = (finding: Finding): number => checks.indexOf(finding.check);
  return same.sort((a, b) => order(a) - order(b));
}

/** The findings that are still there, by code, subject and part. */
export async function stillThere(
  ports: DoctorPorts,
  findings: readonly Finding[],
  scope: Scope,
): Promise<Map<string, Finding>> {
  const before = new Set(findings.map(keyOf));
  const asked = new Map(findings.map((one) => [`${one.check.code} ${one.subject.id}`, one]));
  const still = new Map<string, Finding>();
  for (const { check, subject } of asked.values()) {
    for (const trouble of await check.find(ports, subject.id, scope)) {
      const finding = { ...trouble, check, subject };
      if (before.has(keyOf(finding))) still.set(keyOf(finding), finding);
    }
  }
  return still;
}

/**
 * Leaves out what another finding explains: documents of a feed differ because of rows that are wrong, and an entry is
 * wrong because its story did not reach the feed.
 */
function withoutExplained(findings: readonly Finding[]): Finding[] {
  const explained = new Set(findings.flatMap(({ feeds = [] }) => feeds));
  const absent = new Set(
    findings.flatMap(({ subject, feeds = [] }) =>
      subject.kind === 'story' ? feeds.map((feed) => `${feed} ${subject.id}`) : [],
    ),
  );
  return findings.filter(
    ({ check, subject, about = '' }) =>
      !(check.follows && explained.has(subject.id)) &&
      !(subject.kind === 'feed' && absent.has(`${subject.id} ${about}`)),
  );
}

export const isRepairable = ({ check, repairable = true }: Finding): boolean =>
  check.repair !== undefined && repairable;
