import { splitLines } from '../../wire/characters.ts';

/**
 * Undoes `format=flowed` (RFC 3676 §4): a line that ends in a space goes on in the next one of the same quote
 * depth. With `delsp` that space was added by the sender's software and goes (§4.4: languages without spaces).
 */
export function unflow(text: string, delsp: boolean): string {
  const out: string[] = [];
  let open: { depth: number } | undefined;
  for (const raw of splitLines(text)) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0;
    // Space-stuffing (§4.4) protects lines that begin with a space, ">" or "From".
    const line = raw.slice(depth).replace(/^ /, '');
    const signature = line === '-- ';
    const flows = line.endsWith(' ') && !signature;
    const content = flows && delsp ? line.slice(0, -1) : line;
    if (open?.depth === depth && !signature) out.push(`${out.pop() ?? ''}${content}`);
    else out.push(depth > 0 ? `${'>'.repeat(depth)} ${content}` : content);
    open = flows ? { depth } : undefined;
  }
  return out.join('\n');
}
