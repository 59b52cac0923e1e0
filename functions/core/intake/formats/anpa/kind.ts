import { isLineNoise } from '../../charset/binary.ts';
import type { DeclaredFormat, Sniff } from '../../format.ts';
import { splitLines, startOfMessage } from '../../wire/characters.ts';

/** ANPA 1312 (American Newspaper Publishers Association, 1979, last revised 1989). */
export const anpaKind: DeclaredFormat = {
  id: 'anpa',
  title: 'ANPA 1312',
  mediaTypes: ['text/vnd.anpa.1312', 'application/x-anpa-1312'],
  detect,
  load: async () => (await import('./index.ts')).anpa,
};

function detect(sniff: Sniff): number {
  const opening = Buffer.from(sniff.bytes.subarray(0, 512)).toString('latin1');
  const at = startOfMessage(opening);
  if (at === -1 || isLineNoise(sniff.bytes)) return 0;
  if (/^[A-Za-z]\d{1,6}\x1f/.test(opening.slice(at + 1))) return 0.99;
  const second = splitLines(opening.slice(at + 1))[1] ?? '';
  return /^[A-Za-z][ \x1f]+[A-Za-z][ \x1f]*[\x13\x14][\x11\x12]/.test(second) ? 0.95 : 0;
}
