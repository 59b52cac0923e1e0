import type { Agency } from '../../functions/store/entities/agencies.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError } from '../errors.ts';

/** @throws CliError if there is no such agency. */
export async function existingAgency(desk: Pick<OperatorDesk, 'agencies'>, id: string): Promise<Agency> {
  const agency = await desk.agencies.get(id);
  if (!agency) throw unknownAgency(id);
  return agency;
}

export const unknownAgency = (id: string): CliError =>
  new CliError(`there is no agency ${id}`, 'see dateline agencies list');
