import type { Change } from '../../story/schema.ts';
import type { Sniff, Upload } from '../format.ts';
import { looksBinary } from './binary.ts';
import { type Codec, codecOf } from './codec.ts';
import { byteOrderMark, declaredEncoding, unmarkedUtf16 } from './declared.ts';
import { guessEncoding } from './guess.ts';
import { repairMojibake } from './mojibake.ts';
import { decodeMixedUtf8, surveyUtf8, type Utf8Survey } from './utf8.ts';
import { decodeWindows1252 } from './windows1252.ts';

export { binaryKind, looksBinary } from './binary.ts';
export { repairMojibake } from './mojibake.ts';

const headSize = 4096;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

interface Decoded {
  text: string;
  encoding: string;
  encodingSource: Sniff['encodingSource'];
  changes: Change[];
}

/**
 * Bytes to text, once for all formats. Order: byte order mark, the document's own declaration, the Content-Type,
 * valid UTF-8, statistics. A label that the bytes contradict is ignored, with a change. Never throws.
 * Binary uploads (see `looksBinary`) get an empty `text`: formats of that kind read `bytes`.
 */
export function decode(upload: Upload): Sniff {
  if (looksBinary(upload.bytes)) {
    return {
      ...upload,
      text: '',
      head: '',
      encoding: 'windows-1252',
      encodingSource: 'detected',
      changes: [],
    };
  }
  const decoded = decodeText(upload);
  const unicode = decoded.encoding.startsWith('utf-');
  // Text as long as its bytes is ASCII.
  const repaired =
    unicode && decoded.text.length !== upload.bytes.length
      ? repairMojibake(decoded.text)
      : { text: decoded.text };
  if (repaired.change) decoded.changes.push(repaired.change);
  // Marks inside the text, left by gluing files together, are for the normaliser; those in front are encoding.
  const text = repaired.text.replace(/^\ufeff+/, '');
  return {
    ...upload,
    ...decoded,
    text,
    head: text
      .slice(0, headSize * 2)
      .trimStart()
      .slice(0, headSize),
  };
}

function decodeText(upload: Upload): Decoded {
  const { bytes } = upload;
  const mark = byteOrderMark(bytes);
  if (mark?.encoding === 'utf-8') return asUtf8(bytes.subarray(3), 'bom', []);
  const wide = mark?.encoding ?? unmarkedUtf16(bytes);
  if (wide !== undefined) return asWide(bytes.subarray(mark?.length ?? 0), wide, mark ? 'bom' : 'detected');
  const changes: Change[] = [];
  const declared = labelled(declaredEncoding(bytes), 'declared', changes);
  const labels = declared ?? labelled(upload.charset, 'content-type', changes);
  const survey = surveyUtf8(bytes);
  if (labels === undefined) {
    // ISO-2022-JP is 7-bit and would pass for UTF-8; its escape sequence gives it away.
    const japanese = survey.multiByte + survey.invalid === 0 && hasJapaneseEscape(bytes);
    if (japanese) return asCodec(bytes, codecOf('iso-2022-jp'), 'detected', changes);
    return asUtf8(bytes, 'utf-8', changes, survey);
  }
  const { codec, source } = labels;
  // A label can name UTF-16 only in bytes that are not UTF-16 (HTML §13.2.3.2: read it as UTF-8).
  if (codec.name === 'utf-8' || codec.name.startsWith('utf-16'))
    return asUtf8(bytes, source, changes, survey);
  if (!contradicted(codec, survey)) return asCodec(bytes, codec, source, changes);
  changes.push(wrongLabel(codec.name, 'utf-8'));
  return asUtf8(bytes, 'utf-8', changes, survey);
}

function labelled(label: string | undefined, source: 'declared' | 'content-type', changes: Change[]) {
  if (label === undefined || label === '') return undefined;
  const codec = codecOf(label);
  if (codec !== undefined) return { codec, source };
  changes.push({
    step: 'decode',
    reason: 'the named encoding is unknown and was not used',
    before: label.slice(0, 40),
  });
  return undefined;
}

/** Bytes that are UTF-8 with multi-byte sequences throughout do not come about by chance in another encoding. */
function contradicted(codec: Codec, survey: Utf8Survey): boolean {
  if (survey.invalid > 0 || survey.multiByte === 0) return false;
  // Two-byte encodings of East Asia can imitate a few sequences.
  const eastAsian = /^(?:gb|big5|shift_jis|euc-|iso-2022|utf-32)/.test(codec.name);
  return !eastAsian || survey.multiByte >= 6;
}

function asUtf8(
  bytes: Uint8Array,
  source: Sniff['encodingSource'],
  changes: Change[],
  survey = surveyUtf8(bytes),
): Decoded {
  if (survey.invalid === 0) {
    const whole = bytes.subarray(0, bytes.length - survey.cutOff);
    // One lone unfinished sequence in otherwise 7-bit text is more likely a letter of an old encoding.
    if (survey.cutOff === 0 || survey.multiByte > 0) {
      if (survey.cutOff > 0) changes.push(cutOff(survey.cutOff));
      return { text: utf8.decode(whole), encoding: 'utf-8', encodingSource: source, changes };
    }
  }
  if (survey.multiByte > 0 && survey.multiByte >= survey.invalid) {
    const reason = `${survey.invalid} bytes were not UTF-8 and were read as Windows-1252`;
    changes.push({ step: 'decode', reason });
    return {
      text: decodeMixedUtf8(bytes, decodeWindows1252),
      encoding: 'utf-8',
      encodingSource: source,
      changes,
    };
  }
  const codec = guessEncoding(bytes);
  if (source !== 'utf-8') changes.push(wrongLabel('utf-8', codec.name));
  return asCodec(bytes, codec, 'detected', changes);
}

function asWide(bytes: Uint8Array, encoding: string, source: 'bom' | 'detected'): Decoded {
  const unit = encoding.startsWith('utf-16') ? 2 : 4;
  const extra = bytes.length % unit;
  const changes = extra > 0 ? [cutOff(extra)] : [];
  return asCodec(bytes.subarray(0, bytes.length - extra), codecOf(encoding), source, changes);
}

function asCodec(
  bytes: Uint8Array,
  codec: Codec | undefined,
  encodingSource: Sniff['encodingSource'],
  changes: Change[],
): Decoded {
  const { name, decode: read } = codec ?? { name: 'windows-1252', decode: decodeWindows1252 };
  return { text: read(bytes), encoding: name, encodingSource, changes };
}

function hasJapaneseEscape(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at !== -1 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
}

function wrongLabel(label: string, used: string): Change {
  return { step: 'decode', reason: 'the bytes contradict the encoding label', before: label, after: used };
}

function cutOff(bytes: number): Change {
  return {
    step: 'decode',
    reason: `the upload ends inside a character; ${bytes} bytes at its end were left out`,
  };
}
