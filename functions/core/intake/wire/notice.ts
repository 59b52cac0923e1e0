/** What an instruction to editors demands, read off note and label lines only, never off the story's text. */

const embargo =
  /^\W*(?:(?:eds?|editors?)\b\W+)?(?:strictly )?(?:embargo(?:ed)?\b(?!\s+on\b)|sperrfrist\b|sperre bis\b|sous embargo\b|(?:hold |advance )?for (?:use|release)\b|not for (?:use|release|publication) before\b)/i;
const kill =
  /^\W*(?:(?:bulletin|mandatory|urgent)\s+)?(?:kill(?:ed)?|withhold|withdraw(?:n|al)?|zur[üu]ckgezogen|annul[ée]e?)\b\W*(?:$|[:,-])/i;
const correction =
  /\b(?:correct(?:s|ed|ion|ing)?|korrektur|korrigiert|berichtigung|berichtigt|rectificati(?:on|f)|corrig[ée]e?|correcci[óo]n|rettelse)\b/i;
const longestNotice = 400;
const copyright = /^\W*(?:\(c\)|©|copyright\b)[\s:,(c)©]*(?:\d{4}[\s,]*)?(.{2,200})$/i;

export function isEmbargoNotice(line: string): boolean {
  return embargo.test(line);
}

export function isKillNotice(line: string): boolean {
  return kill.test(line);
}

export function isCorrectionNotice(line: string): boolean {
  return correction.test(line);
}

/** "(c)2018 The Daily Post" gives the notice and its holder. */
export function copyrightOf(line: string): { notice: string; holder: string } | undefined {
  if (line.length > longestNotice) return undefined;
  const holder = copyright.exec(line)?.[1]?.replace(/(?<![\s.])[\s.]+$/, '');
  if (holder === undefined) return undefined;
  return { notice: line.replace(/^[\s*-]+/, '').trim(), holder: holder.trim() };
}
