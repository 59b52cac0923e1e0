/**
 * Windows-1252 as browsers read it (WHATWG Encoding §9, index windows-1252): the five bytes that Microsoft left
 * undefined map to the C1 control of the same number, so that every byte sequence survives a round trip.
 */

/** Characters of bytes 0x80 to 0x9F. */
const upperRow =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const byteOfCharacter = new Map<number, number>();
for (let index = 0; index < upperRow.length; index++) {
  byteOfCharacter.set(upperRow.charCodeAt(index), 0x80 + index);
}

/** Any bytes to text; never fails. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (character) => upperRow.charAt(character.charCodeAt(0) - 0x80));
}

/**
 * The byte of a UTF-16 code unit, or undefined where Windows-1252 has none. C1 controls map to
 * themselves: text that went through ISO-8859-1 carries them in place of typographic characters.
 */
export function windows1252Byte(codeUnit: number): number | undefined {
  return codeUnit < 0x100 ? codeUnit : byteOfCharacter.get(codeUnit);
}
