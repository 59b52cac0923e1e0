import type { FormatKind, Sniff } from '../format.ts';
import { textKind } from '../formats/text/kind.ts';
import { otherKind } from './other-kinds.ts';
import { isTextual } from './unrecognised.ts';
import { isWebForm } from './web-form.ts';

export interface Detection<F extends FormatKind> {
  format: F;
  score: number;
}

/** All formats that see something of theirs in the upload, the likeliest first. */
export function detectAll<F extends FormatKind>(sniff: Sniff, among: readonly F[]): Detection<F>[] {
  return among
    .map((format) => ({ format, score: guardedDetect(format, sniff) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
}

/** The likeliest format, or undefined where none recognises anything. */
export function detectFormat<F extends FormatKind>(sniff: Sniff, among: readonly F[]): F | undefined {
  let likeliest: F | undefined;
  let best = 0;
  for (const format of among) {
    const score = guardedDetect(format, sniff);
    if (score > best) {
      likeliest = format;
      best = score;
    }
    // None can be likelier, and of equals the first counts.
    if (best === 1) break;
  }
  return likeliest;
}

/** The format in which an upload is to be read; undefined for what is refused, see `unrecognised.ts`. */
export function recognise<F extends FormatKind>(sniff: Sniff, among: readonly F[]): F | undefined {
  if (sniff.bytes.length === 0 || isWebForm(sniff) || otherKind(sniff) !== undefined) return undefined;
  const format = detectFormat(sniff, among);
  const { mediaType } = sniff;
  const foreign = mediaType !== undefined && !isTextual(mediaType);
  // Plain text takes whatever is readable, so by itself it is no evidence against a foreign label.
  return foreign && format?.id === textKind.id && !format.mediaTypes.includes(mediaType) ? undefined : format;
}

/** A format's `detect` that cannot throw and stays within 0 and 1. */
export function guardedDetect(format: FormatKind, sniff: Sniff): number {
  try {
    const score = format.detect(sniff);
    return Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : 0;
  } catch {
    // A detector that fails on some bytes has not recognised them; the others are still asked.
    return 0;
  }
}
