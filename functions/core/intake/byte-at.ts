import type { Sniff } from './format.ts';

/** `byte=N` for a position in `sniff.text`; near, not exact, where mojibake was repaired. */
export function byteAt(sniff: Sniff, textIndex: number): string {
  const before = sniff.text.slice(0, Math.max(0, textIndex));
  if (sniff.encoding.startsWith('utf-16'))
    return `byte=${2 * (before.length + (sniff.encodingSource === 'bom' ? 1 : 0))}`;
  if (sniff.encoding !== 'utf-8') return `byte=${before.length}`;
  return `byte=${Buffer.byteLength(before) + (sniff.encodingSource === 'bom' ? 3 : 0)}`;
}
