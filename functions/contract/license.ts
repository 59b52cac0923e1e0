/** Usage types of RSL 1.0 (rslstandard.org/rsl). */
export const rslUsages = ['all', 'ai-all', 'ai-train', 'ai-input', 'ai-index', 'search'] as const;
export type RslUsage = (typeof rslUsages)[number];

/** Payment types of RSL 1.0. */
export const rslPayments = [
  'purchase',
  'subscription',
  'training',
  'crawl',
  'use',
  'contribution',
  'attribution',
  'free',
] as const;
export type RslPayment = (typeof rslPayments)[number];

/** Under which terms machines may use what a feed or a site carries. Everything that is said to them comes from here. */
export interface Licence {
  /** Address of the licence, for people. */
  url?: string;
  /** Terms of RSL 1.0. */
  rsl?: {
    permits?: RslUsage[];
    prohibits?: RslUsage[];
    payment?: RslPayment;
    /** Address of the standard licence that is to be taken. */
    standard?: string;
    /** Address of the licence server. */
    server?: string;
  };
  /** Text and data mining is reserved (W3C TDMRep); absent: as the RSL terms say. */
  tdmReservation?: boolean;
  /** Address of the policy for those who want to mine (W3C TDMRep). */
  tdmPolicy?: string;
  /** Also say it as the draft of the IETF's AIPREF group has it (`Content-Usage`). */
  contentUsage?: boolean;
}

/** The usages of RSL 1.0 that contain no other one. */
export const usages = ['ai-train', 'ai-input', 'ai-index', 'search'] as const;
export type Usage = (typeof usages)[number];

/** The usages that each name of RSL stands for. */
export const containedUsages: Record<RslUsage, readonly Usage[]> = {
  all: usages,
  'ai-all': ['ai-train', 'ai-input', 'ai-index'],
  'ai-train': ['ai-train'],
  'ai-input': ['ai-input'],
  'ai-index': ['ai-index'],
  search: ['search'],
};

/** `conditional`: allowed to whoever takes a licence, pays or names the source. */
export type Permission = 'permitted' | 'conditional' | 'prohibited';

const expand = (list: readonly RslUsage[] | undefined): Set<Usage> =>
  new Set((list ?? []).flatMap((usage) => containedUsages[usage]));

/** Whether a usage that is permitted asks for something: money, a licence of its own, or the name of the source. */
const asksForSomething = ({ payment = 'free', standard, server }: NonNullable<Licence['rsl']>): boolean =>
  payment !== 'free' || standard !== undefined || server !== undefined;

/** What the terms of RSL say of each usage. What is permitted and prohibited is prohibited. */
export function permissionsOf(rsl: NonNullable<Licence['rsl']>): Record<Usage, Permission> {
  const prohibited = expand(rsl.prohibits);
  // Without a list every usage is permitted; with one, no other is.
  const permitted = rsl.permits === undefined ? new Set(usages) : expand(rsl.permits);
  const allowed: Permission = asksForSomething(rsl) ? 'conditional' : 'permitted';
  const of = (usage: Usage): Permission =>
    permitted.has(usage) && !prohibited.has(usage) ? allowed : 'prohibited';
  return {
    'ai-train': of('ai-train'),
    'ai-input': of('ai-input'),
    'ai-index': of('ai-index'),
    search: of('search'),
  };
}

/** What contradicts itself in a licence, with JSON pointers below `pointer`. */
export function contradictions(licence: Licence, pointer: string): { pointer: string; detail: string }[] {
  const { rsl, tdmReservation } = licence;
  const both = (rsl?.permits ?? []).filter((usage) => rsl?.prohibits?.includes(usage));
  const problems: { pointer: string; detail: string }[] = both.map((usage) => ({
    pointer: `${pointer}/rsl/prohibits`,
    detail: `${usage} is permitted and prohibited`,
  }));
  const trains = rsl && permissionsOf(rsl)['ai-train'];
  const at = `${pointer}/tdmReservation`;
  if (tdmReservation === false && trains !== undefined && trains !== 'permitted')
    problems.push({ pointer: at, detail: 'is false, and the RSL terms do not permit ai-train freely' });
  if (tdmReservation === true && trains === 'permitted')
    problems.push({ pointer: at, detail: 'is true, and the RSL terms permit ai-train freely' });
  return problems;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const address = (value: unknown): boolean =>
  typeof value === 'string' && /^https:\/\/[^\s<>"]{1,2000}$/.test(value);
const isOneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && known.includes(value);
const isListOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every(isOneOf(known));
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

type Shapes = Readonly<Record<string, { what: string; is(value: unknown): boolean }>>;
const anAddress = { what: 'an https address', is: address };
const aFlag = { what: 'true or false', is: isFlag };
const aListOfUsages = { what: `a list of ${rslUsages.join(', ')}`, is: isListOf(rslUsages) };

const ofRsl: Shapes = {
  permits: aListOfUsages,
  prohibits: aListOfUsages,
  payment: { what: `one of ${rslPayments.join(', ')}`, is: isOneOf(rslPayments) },
  standard: anAddress,
  server: anAddress,
};
const ofLicence: Shapes = {
  url: anAddress,
  rsl: { what: `an object with ${Object.keys(ofRsl).join(', ')}`, is: isRecord },
  tdmReservation: aFlag,
  tdmPolicy: anAddress,
  contentUsage: aFlag,
};

function shapeProblem(value: Record<string, unknown>, shapes: Shapes, where: string): string | undefined {
  for (const [name, one] of Object.entries(value)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) return `${where}${name} is unknown; known are ${Object.keys(shapes).join(', ')}`;
    if (!shape.is(one)) return `${where}${name} must be ${shape.what}`;
  }
  return undefined;
}

/** What is wrong with a licence in a setting; undefined when nothing is. */
export function licenceProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is neither an https address nor an object';
  const { rsl } = value;
  const misshapen =
    shapeProblem(value, ofLicence, '') ?? (isRecord(rsl) ? shapeProblem(rsl, ofRsl, 'rsl/') : undefined);
  if (misshapen !== undefined) return misshapen;
  const [contradiction] = contradictions(value as Licence, '');
  return contradiction && `${contradiction.pointer.slice(1)} ${contradiction.detail}`;
}
