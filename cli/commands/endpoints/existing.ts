import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Endpoint } from '../../../functions/store/entities/delivery/endpoints.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { CliError } from '../../errors.ts';

/** @throws CliError if there is no such endpoint, or it was removed. */
export async function existingEndpoint(desk: Pick<OperatorDesk, 'endpoints'>, id: string): Promise<Endpoint> {
  const found = await desk.endpoints.get(id);
  if (!found || found.status === 'removed')
    throw new CliError(`there is no endpoint ${id}`, 'see dateline endpoints list');
  return found;
}

/** An endpoint id, as `endpoints add` prints it. */
export function endpointId(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,79}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected the id of an endpoint, as in dateline endpoints list.');
}
