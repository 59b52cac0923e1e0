import { isLineNoise } from '../../charset/binary.ts';
import type { DeclaredFormat, Sniff } from '../../format.ts';
import { splitLines, startOfMessage } from '../../wire/characters.ts';
import { parseHeader } from './header.ts';
import { unframedScore } from './unframed.ts';

/** IPTC 7901, "Text Transmission Format" (revision 5, 1995). */
export const iptc7901Kind: DeclaredFormat = {
  id: 'iptc7901',
  title: 'IPTC 7901',
  mediaTypes: ['text/vnd.iptc.7901', 'application/x-iptc7901'],
  detect,
  load: async () => (await import('./index.ts')).iptc7901,
};

function detect(sniff: Sniff): number {
  const opening = Buffer.from(sniff.bytes.subarray(0, 512)).toString('latin1');
  const at = startOfMessage(opening);
  if (at === -1) return unframedScore(sniff);
  if (isLineNoise(sniff.bytes)) return 0;
  const line = splitLines(opening.slice(at + 1))[0] ?? '';
  // ANPA 1312 parts the fields of its first line with US.
  if (line.includes('\x1f')) return 0;
  return parseHeader(line) === undefined ? (sniff.bytes.includes(0x02) ? 0.5 : 0.2) : 0.98;
}
