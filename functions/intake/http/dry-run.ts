import type { Context } from 'hono';
import { loadNormalise, read } from '../../pipeline/load-core.ts';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import type { ResultAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import { problem } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import { allRefused, refusal } from '../answers/answer.ts';

/**
 * Whether `?dryRun=` asks that nothing be stored. Whoever writes it in another way is told so: taken for nothing, it
 * would publish a test.
 */
export function dryRunOf(c: Context): boolean | Response {
  const wanted = askedOf(c).map((one) => one.toLowerCase());
  if (wanted.length === 0) return false;
  if (wanted.length === 1 && (wanted[0] === 'true' || wanted[0] === 'false')) return wanted[0] === 'true';
  return refused('dryRun is true or false');
}

/** The refusal of `?dryRun=` for a verb that has none; undefined when it was not asked for. */
export const noDryRun = (c: Context): Response | undefined =>
  askedOf(c).length === 0 ? undefined : refused('Only POST /v1/articles can be tried with dryRun');

const askedOf = (c: Context): string[] =>
  Object.entries(c.req.queries()).flatMap(([name, values]) =>
    name.toLowerCase() === 'dryrun' ? values : [],
  );

const refused = (detail: string): Response =>
  problem('invalid-request', 'Nothing was done', { errors: [{ pointer: '/dryRun', detail }] });

/** What would become of an upload; nothing is stored. */
export async function dryRun(
  ports: Pick<PipelinePorts, 'now'>,
  agency: Agency,
  submission: Submission,
): Promise<Response> {
  const now = instant(ports.now());
  const upload = await read({ ...submission, receivedAt: now });
  if (upload.mediaTypeRefused) {
    return problem('unsupported-media-type', upload.problems[0]?.detail ?? '', { errors: upload.problems });
  }
  if (upload.problems.length > 0) {
    return problem('invalid-story', upload.problems[0]?.detail ?? '', { errors: upload.problems });
  }
  const normalise = await loadNormalise();
  const results: ResultAnswer[] = upload.items.map((item) => {
    if ('problems' in item) {
      return { status: 'refused', pointer: item.pointer, changes: [], warnings: [], errors: item.problems };
    }
    const context = { now, agencyName: agency.name, policy: agency.policy };
    const { content, changes, warnings, problems, quarantine } = normalise(item.draft, context);
    const status = content === undefined ? 'refused' : quarantine ? 'quarantined' : 'accepted';
    return {
      status,
      pointer: item.pointer,
      ...(content && {
        story: { ...content, agency: agency.id, ...(item.draft.guid && { guid: item.draft.guid }) },
      }),
      changes,
      warnings: quarantine ? [...warnings, quarantine] : warnings,
      ...(problems.length > 0 && { errors: problems }),
    };
  });
  if (allRefused(results)) return refusal(results);
  return Response.json({ format: upload.format, results }, { headers: { 'cache-control': 'no-store' } });
}
