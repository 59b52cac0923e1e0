import { contentTypeOf } from '../../core/intake/content-type.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';

/** The file of a form, with the labels that the form has for it. */
export type FormFile = Pick<Submission, 'bytes' | 'mediaType' | 'charset' | 'filename'>;

/** What browsers and `curl -F` write for a file whose type they do not know. */
const vague = 'application/octet-stream';

/** Whether a body is a form with files (RFC 7578). */
export const isForm = (contentType: string | undefined): boolean =>
  /^\s*multipart\/form-data\b/i.test(contentType ?? '');

/**
 * The one file of a form, as `curl -F file=@story.xml` and web forms send it; a form without a file may have one field
 * with the story as its text. Several of them are refused with their names: which one is the story cannot be known, and
 * what is dropped in silence would be lost.
 */
export async function fileOfForm(bytes: Uint8Array, contentType: string): Promise<FormFile> {
  const fields = await fieldsOf(bytes, contentType);
  // A browser sends an empty file for each file field that was not filled.
  const filled = fields.filter(([, value]) => (typeof value === 'string' ? value !== '' : value.size > 0));
  const [only, ...more] = filled;
  if (only === undefined) refuseForm('The form has no file; send the story as its one file', fields);
  if (more.length > 0) {
    refuseForm('The form has several files or fields; send one file, and nothing else, a request', filled);
  }
  const [, value] = only;
  if (typeof value === 'string') return { bytes: new TextEncoder().encode(value) };
  const { mediaType, charset } = contentTypeOf(value.type);
  const filename = value.name.split(/[\\/]/).at(-1);
  return {
    bytes: new Uint8Array(await value.arrayBuffer()),
    ...(mediaType && mediaType !== vague && { mediaType }),
    ...(charset && { charset }),
    ...(filename && { filename }),
  };
}

type Field = [name: string, value: string | File];

async function fieldsOf(bytes: Uint8Array, contentType: string): Promise<Field[]> {
  try {
    const body = new Response(bytes.slice(), { headers: { 'content-type': contentType } });
    return [...(await body.formData()).entries()];
  } catch {
    // The platform's reader says only that it could not read the form.
    const detail = 'The body is no multipart/form-data with the boundary of its Content-Type';
    return refuse('invalid-request', detail, { errors: [{ pointer: '', detail }] });
  }
}

function refuseForm(detail: string, fields: readonly Field[]): never {
  const errors = fields.slice(0, 20).map(([name, value]) => ({
    pointer: `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail:
      typeof value === 'string'
        ? `a field of ${value.length} characters`
        : `the file ${value.name.slice(0, 200)}`,
  }));
  return refuse('invalid-request', detail, {
    errors: errors.length > 0 ? errors : [{ pointer: '', detail }],
  });
}
