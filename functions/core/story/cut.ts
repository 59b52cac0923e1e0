/** The start of a text, of at most so many UTF-16 units: never half a character, which no store takes. */
export function cut(text: string, most: number): string {
  const start = text.slice(0, most);
  const last = start.length - 1;
  const halved = text.length > most && /[\uD800-\uDBFF]/.test(start.charAt(last));
  return (halved ? start.slice(0, last) : start).toWellFormed();
}
