/** Value checks of the validator's `validators.py`. */

const uriCharacters = "[0-9a-zA-Z;/?:@&=+$.\\-_!~*'()%,#]";
const full = new RegExp(`^[a-zA-Z][0-9a-zA-Z+\\-.]*:(//)?${uriCharacters}+$`);
const uuid = /^urn:uuid:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/i;

/** `rfc2396_full`: absolute, ASCII, and for a URN of UUIDs a UUID. */
export const isFullUri = (value: string): boolean => {
  if (/^urn:uuid:/i.test(value)) return uuid.test(value);
  if (/^https?:/i.test(value) && !/^\w+:\/\/[^/]/.test(value)) return false;
  return full.test(value);
};

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const rfc2822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(:\d\d)? ([+-]\d\d[03]0|UT|GMT|Z)$/;

/** `rfc822`: undefined when right, else the name of the rule. */
export const rfc822Fault = (value: string, now: string): string | undefined => {
  const match = rfc2822.exec(value);
  if (!match) return 'InvalidRFC2822Date';
  const time = Date.parse(value);
  if (Number.isNaN(time)) return 'InvalidRFC2822Date';
  if (match[1] !== undefined && days[new Date(time).getUTCDay()] !== match[1]) return 'IncorrectDOW';
  return implausible(time, now) ? 'ImplausibleDate' : undefined;
};

/** `rfc3339`: undefined when right, else the name of the rule. */
export const rfc3339Fault = (value: string, now: string): string | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*)?(Z|[+-]\d\d:\d\d)$/.test(value)) return 'InvalidRFC3339Date';
  const time = Date.parse(value);
  if (Number.isNaN(time)) return 'InvalidRFC3339Date';
  return implausible(time, now) ? 'ImplausibleDate' : undefined;
};

const implausible = (time: number, now: string): boolean =>
  time > Date.parse(now) + 600_000 || new Date(time).getUTCFullYear() < 1990;

/** `iso639_validate` looks at the primary subtag. Three-letter codes are taken as they come. */
export const isLanguage = (value: string): boolean => {
  const primary = (value.split('-', 1)[0] ?? '').toLowerCase();
  if (/^[a-z]{3}$/.test(primary)) return primary !== 'und' && primary !== 'zxx';
  return (
    /^[a-z]{2}$/.test(primary) && new Intl.DisplayNames(['en'], { type: 'language' }).of(primary) !== primary
  );
};

export const isMimeType = (value: string): boolean =>
  /^[^\s()<>,;:\\"/[\]?=]+\/[^\s()<>,;:\\"/[\]?=]+(\s*;.*)?$/.test(value);

export const isPositiveInteger = (value: string): boolean => /^\d+$/.test(value) && Number(value) > 0;
