import { loadNormalise, read } from '../../pipeline/load-core.ts';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import type { ResultAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import { allRefused, refuseAll } from '../answers/answer.ts';
import type { Upload } from '../request/upload.ts';

/** Answers what the outcome of an upload would be; nothing is stored. */
export async function dryRun(
  ports: Pick<PipelinePorts, 'now'>,
  agency: Agency,
  sent: Upload,
): Promise<Response> {
  const now = instant(ports.now());
  const upload = await read({ ...sent, receivedAt: now });
  if (upload.mediaTypeRefused) {
    refuse('unsupported-media-type', upload.problems[0]?.detail ?? '', { errors: upload.problems });
  }
  if (upload.problems.length > 0) {
    refuse('invalid-story', upload.problems[0]?.detail ?? '', { errors: upload.problems });
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
  if (allRefused(results)) refuseAll(results);
  return Response.json({ format: upload.format, results }, { headers: { 'cache-control': 'no-store' } });
}
