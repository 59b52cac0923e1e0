import { usageError } from '../errors.ts';

/**
 * The agency's key for what goes over HTTP, from --key or DATELINE_KEY, and the agency that it names.
 * @throws CliError when there is none.
 */
export function agencyKey(given: string | undefined): { key: string; agency: string } {
  const key = given ?? process.env.DATELINE_KEY;
  if (!key) throw usageError('no agency key is given', 'set DATELINE_KEY, or say --key KEY');
  const agency = /^dl_([a-z0-9][a-z0-9-]{0,62})_/.exec(key)?.[1];
  if (agency === undefined)
    throw usageError('this is no agency key: one begins with dl_', 'check DATELINE_KEY');
  return { key, agency };
}
