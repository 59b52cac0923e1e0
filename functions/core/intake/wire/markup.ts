/** Text as HTML character data. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A paragraph; lines that the sender broke on purpose are parted by `<br>`. Empty text gives nothing. */
export function paragraph(lines: readonly string[]): string {
  const kept = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  return kept.length === 0 ? '' : `<p>${kept.map(escapeText).join('<br>')}</p>`;
}

/** Fixed-width text, white space kept. */
export function preformatted(lines: readonly string[]): string {
  return `<pre>${escapeText(lines.join('\n'))}</pre>`;
}
