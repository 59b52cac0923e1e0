import type { DeclaredFormat, Sniff } from '../../format.ts';

const mediaTypes = ['text/plain'] as const;

/** Plain text; takes what no other format knows, as long as it is prose and not some other vocabulary's markup. */
export const textKind: DeclaredFormat = {
  id: 'text',
  title: 'plain text',
  mediaTypes,
  single: true,

  detect(sniff: Sniff): number {
    if (!/[\p{L}\p{N}]/u.test(sniff.head)) return /[\p{L}\p{N}]/u.test(sniff.text) ? 0.1 : 0;
    if (isMarkup(sniff)) return 0;
    return sniff.mediaType === 'text/plain' ? 0.2 : 0.1;
  },
  load: async () => (await import('./index.ts')).text,
};

/** XML of an unknown vocabulary and RTF are text by their bytes, but nobody would want to read them as a story. */
function isMarkup({ head, text: whole }: Sniff): boolean {
  if (/^(?:<\?xml\s|<!doctype\s|\{\\rtf)/i.test(head)) return true;
  const root = /^<([A-Za-z_][\w.:-]{0,60})(?=[\s/>])/.exec(head)?.[1];
  return root !== undefined && whole.trimEnd().endsWith(`</${root}>`);
}
