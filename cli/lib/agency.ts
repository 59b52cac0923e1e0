import type { Agency } from '../../functions/store/entities/people/agencies.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError, usageError } from '../errors.ts';

/** @throws CliError if there is no such agency. */
export async function existingAgency(desk: Pick<OperatorDesk, 'agencies'>, id: string): Promise<Agency> {
  const agency = await desk.agencies.get(id);
  if (!agency) throw unknownAgency(id);
  return agency;
}

export const unknownAgency = (id: string): CliError =>
  new CliError(`there is no agency ${id}`, 'see dateline agencies list');

/**
 * The agency key for HTTP uploads, from --key or DATELINE_KEY, and the agency id in it.
 * @throws CliError if there is none.
 */
export function agencyKey(given: string | undefined): { key: string; agency: string } {
  const key = given ?? process.env.DATELINE_KEY;
  if (!key) throw usageError('no agency key is given', 'set DATELINE_KEY, or pass --key KEY');
  const agency = /^dl_([a-z0-9][a-z0-9-]{0,62})_/.exec(key)?.[1];
  if (agency === undefined)
    throw usageError('this is not an agency key: it must begin with dl_', 'check DATELINE_KEY');
  return { key, agency };
}
