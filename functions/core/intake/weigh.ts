import { limits } from '../../contract/limits.ts';
import { decode } from './charset/decode.ts';
import { recognise } from './detect/recognise.ts';
import type { FormatKind, ReadUpload, Upload } from './format.ts';

/** Enough of an upload to recognise its format. An even number, since characters may have two bytes. */
const opening = 256 * 1024;

/**
 * The refusal of an upload that is too heavy for what it is; undefined for all others. Text takes many times its size
 * in memory while it is read, so a format of one story is recognised by its first bytes and weighed before the rest is
 * decoded. Archives and formats of many stories may be as large as a dropped file.
 */
export function tooHeavy(upload: Upload, among: readonly FormatKind[]): ReadUpload | undefined {
  const { bytes } = upload;
  if (bytes.length <= limits.singleStoryUpload) return undefined;
  const sniff = decode({ ...upload, bytes: bytes.subarray(0, opening) });
  const format = recognise(sniff, among);
  if (format?.single === undefined) return undefined;
  const detail = `The upload is ${format.title} of ${bytes.length} bytes; at most ${limits.singleStoryUpload} are taken for one story. Send it in parts, and refer to pictures by their addresses`;
  return {
    format: format.id,
    sniff,
    items: [],
    problems: [{ pointer: `byte=${limits.singleStoryUpload}`, detail }],
    changes: [],
  };
}
