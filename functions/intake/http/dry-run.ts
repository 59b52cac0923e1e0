import type { Context } from 'hono';
import type { Site } from '../../core/feeds/site.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { type Tried, type TryPorts, tryOut } from '../../pipeline/uploads/dry-run-upload.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import { allRefused, refuseAll, refuseUnstored } from '../answers/answer.ts';
import { flagOf } from '../request/flag.ts';

type Ports = TryPorts & Pick<PipelinePorts, 'feeds'>;

const headers = { 'cache-control': 'no-store' };

/** Answers what the outcome of a request would be, with `?preview=true` also what readers would see; nothing is stored. */
export async function dryRun(
  ports: Ports,
  c: Context,
  { agency, ...submission }: Submission & { agency: Agency },
): Promise<Response> {
  const withPreview = flagOf(c, 'preview') === true;
  const tried = await tryOut(ports, agency, submission);
  if (tried.kind !== 'tried') refuseUnstored(tried);
  if (withPreview) return preview(ports, c, { tried, agency });
  const { answer } = tried;
  if (allRefused(answer.results)) refuseAll(answer.results);
  return c.json(answer, 200, headers);
}

/** A refused story has a preview too: of what was made of its text, and what is wrong. */
async function preview(
  ports: Ports,
  c: Context,
  { tried, agency }: { tried: Extract<Tried, { kind: 'tried' }>; agency: Agency },
): Promise<Response> {
  // Loaded on demand: it brings all renderers.
  const { previewOf } = await import('../../pipeline/uploads/preview-upload.ts');
  const { answer, seen } = tried;
  const made = await previewOf(ports, { answer, seen, agency, site: siteOf(c) });
  return c.json({ ...answer, ...made }, 200, headers);
}

/** This function does not know the public address of the desk; a browser says where its page is from. */
function siteOf(c: Context): Site {
  const origin = URL.parse(c.req.header('origin') ?? '');
  const isWeb = origin?.protocol === 'https:' || origin?.protocol === 'http:';
  return { baseUrl: isWeb ? origin.origin : 'https://feeds.invalid', title: 'Dateline' };
}
