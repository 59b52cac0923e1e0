import {
  containedUsages,
  type Licence,
  type Permission,
  permissionsOf,
  type RslPayment,
  type RslUsage,
  type Usage,
  usages,
} from '../../../contract/license.ts';

/*
 * A licence is said to machines in five languages: RSL, TDMRep, AIPREF, ODRL and the PLUS vocabulary. All of them are
 * written from the terms that are compiled here, so that no two of them contradict each other. When a licence leaves room
 * for two readings, the stricter one counts.
 */

/** What a licence says, without room for two readings. */
export interface Terms {
  /** Absent: nothing is said about single usages. */
  usages?: Readonly<Record<Usage, Permission>>;
  payment?: RslPayment;
  standard?: string;
  server?: string;
  /** Text and data mining is reserved; absent: nothing is said about it. */
  reserved?: boolean;
  /** Where those who want to mine find the policy. */
  policy?: string;
  url?: string;
  /** Whether it is said in AIPREF's draft, too. */
  contentUsage: boolean;
}

/** What a licence says. Where it contradicts itself, mining is reserved and training is not permitted. */
export function termsOf(licence: Licence): Terms {
  const { rsl, tdmReservation, tdmPolicy, url, contentUsage = false } = licence;
  const stated = rsl && permissionsOf(rsl);
  const trainable = stated?.['ai-train'] === 'permitted';
  // Training is mining: where it is not free for all, mining is not either.
  const reserved = stated && !trainable ? true : (tdmReservation ?? (stated && false));
  const strict = stated && reserved && trainable ? { ...stated, 'ai-train': 'prohibited' as const } : stated;
  const { payment, standard, server } = rsl ?? {};
  return {
    ...(strict && { usages: strict }),
    ...(payment !== undefined && { payment }),
    ...(standard !== undefined && { standard }),
    ...(server !== undefined && { server }),
    ...(reserved !== undefined && { reserved }),
    ...(reserved === true && tdmPolicy !== undefined && { policy: tdmPolicy }),
    ...(url !== undefined && { url }),
    contentUsage,
  };
}

/** A licence with all that follows from it written out, so that it can be read in one way only. */
export function statedLicence(licence: Licence): Licence {
  const terms = termsOf(licence);
  const { payment, standard, server, reserved, policy } = terms;
  const permits = named(usagesThat(terms, 'permitted', 'conditional'));
  const prohibits = named(usagesThat(terms, 'prohibited'));
  const rsl = terms.usages && {
    ...(permits.length > 0 && { permits }),
    ...(prohibits.length > 0 && { prohibits }),
    ...(payment !== undefined && { payment }),
    ...(standard !== undefined && { standard }),
    ...(server !== undefined && { server }),
  };
  return {
    ...(licence.url !== undefined && { url: licence.url }),
    ...(rsl && { rsl }),
    ...(reserved !== undefined && { tdmReservation: reserved }),
    ...(policy !== undefined && { tdmPolicy: policy }),
  };
}

/** The same terms with mining reserved: for a document with a story whose own licence reserves it. */
export const reservedTerms = (licence: Licence | undefined): Terms =>
  termsOf({ ...licence, tdmReservation: true });

/** Usages under as few names as RSL has for them. */
export function named(list: readonly Usage[]): RslUsage[] {
  if (list.length === usages.length) return ['all'];
  const ai = containedUsages['ai-all'];
  if (!ai.every((usage) => list.includes(usage))) return [...list];
  return ['ai-all', ...list.filter((usage) => !ai.includes(usage))];
}

/** Usages with a permission, in the order of `usages`. */
export const usagesThat = (terms: Terms, ...wanted: Permission[]): Usage[] =>
  usages.filter((usage) => {
    const one = terms.usages?.[usage];
    return one !== undefined && wanted.includes(one);
  });
