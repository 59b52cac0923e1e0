const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  return format;
};

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
const aheadAt = (moment: number, timeZone: string): number => {
  const parts = formatOf(timeZone).formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name);
  if (!found) return 0;
  const [, sign, hours, minutes, seconds = '0'] = found;
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === '-' ? -ahead : ahead) * 1000;
};

/** Is this the name of a time zone (IANA) that the runtime knows? */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const day = 86_400_000;

/**
 * The moment at which the clocks of a time zone show a time; `wall` is that time as if it were UTC, in milliseconds.
 * Of two such moments, when clocks are put back, the later one; a time that clocks skip is read with the offset
 * from before, as clocks that nobody has put on yet show it.
 */
export const momentOf = (wall: number, timeZone: string): number => {
  const before = aheadAt(wall - day, timeZone);
  const after = aheadAt(wall + day, timeZone);
  const shown = [wall - before, wall - after].filter((moment) => moment + aheadAt(moment, timeZone) === wall);
  return shown.length === 0 ? wall - before : Math.max(...shown);
};
