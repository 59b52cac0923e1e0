import type { Context } from 'hono';
import { type TryPorts, tryOut } from '../../pipeline/uploads/dry-run-upload.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import { allRefused, refuseAll, refuseUnstored } from '../answers/answer.ts';

/** Answers what the outcome of a request would be; nothing is stored. */
export async function dryRun(
  ports: TryPorts,
  c: Context,
  { agency, ...submission }: Submission & { agency: Agency },
): Promise<Response> {
  const tried = await tryOut(ports, agency, submission);
  if (tried.kind !== 'tried') refuseUnstored(tried);
  const { answer } = tried;
  if (allRefused(answer.results)) refuseAll(answer.results);
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}
