/** The decoder of UTF-32 (Unicode §3.10), which browsers have given up but some exports still write. */
export function utf32Codec(label: string): ((bytes: Uint8Array) => string) | undefined {
  const order = /^utf-32(le|be)$/i.exec(label)?.[1]?.toLowerCase();
  if (order === undefined) return undefined;
  return (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let text = '';
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const point = view.getUint32(at, order === 'le');
      const valid = point <= 0x10_ffff && (point < 0xd800 || point > 0xdfff);
      text += valid ? String.fromCodePoint(point) : '\ufffd';
    }
    return text;
  };
}
