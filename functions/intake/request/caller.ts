import type { Context } from 'hono';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import { type Operator, type OperatorRole, operatorRoles } from '../../store/entities/people/operators.ts';

/** Who sent a request, by its key. */
export type Caller = { kind: 'agency'; agency: Agency } | { kind: 'operator'; operator: Operator };

export type CallerEnv = { Variables: { caller: Caller } };

/** The caller for logs and the record of acts: `agency:demo`, `operator:anna`. */
export const nameOf = (caller: Caller): string =>
  caller.kind === 'agency' ? `agency:${caller.agency.id}` : `operator:${caller.operator.id}`;

/** The agency whose data a caller may see; undefined for an operator, who sees all. */
export const onlyAgencyOf = (caller: Caller): string | undefined =>
  caller.kind === 'agency' ? caller.agency.id : undefined;

/** Whether a caller may see what belongs to an agency. */
export const maySee = (caller: Caller, agencyId: string): boolean =>
  caller.kind === 'operator' || caller.agency.id === agencyId;

/** Whether a caller is an operator of at least this role. */
const hasRole = (caller: Caller, role: OperatorRole): boolean =>
  caller.kind === 'operator' && operatorRoles.indexOf(caller.operator.role) >= operatorRoles.indexOf(role);

/** Whether a caller may change stories: an agency its own, an operator who is not only a viewer those of everybody. */
export const mayWrite = (caller: Caller): boolean => caller.kind === 'agency' || hasRole(caller, 'editor');

/** Refuses a change that the caller has no right to. */
export function mustWrite(caller: Caller): void {
  if (!mayWrite(caller)) refuse('not-allowed', 'An operator with the role viewer changes nothing');
}

/**
 * The agency that an upload is for: the caller itself, or the one that an operator names with `?agency=`.
 * @throws HTTPException when an operator names none, or one that may not submit.
 */
export async function submitterOf(
  ports: Pick<PipelinePorts, 'agencies'>,
  c: Context<CallerEnv>,
): Promise<Agency> {
  const { caller } = c.var;
  if (caller.kind === 'agency') return caller.agency;
  const agency = await namedAgency(ports, c);
  if (!agency) refuseAgency('An operator names the agency of the upload: ?agency=ID');
  if (agency.status !== 'active')
    refuse('agency-suspended', `The agency ${agency.id} is ${agency.status}; nothing is taken for it`);
  return agency;
}

/** The agency that an operator names with `?agency=`; undefined where none is named. */
export async function namedAgency(
  { agencies }: Pick<PipelinePorts, 'agencies'>,
  c: Context,
): Promise<Agency | undefined> {
  const id = c.req.query('agency');
  if (id === undefined) return undefined;
  return (await agencies.get(id)) ?? refuseAgency('There is no such agency');
}

function refuseAgency(detail: string): never {
  return refuse('invalid-request', detail, { errors: [{ pointer: '/agency', detail }] });
}
