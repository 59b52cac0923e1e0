import { momentOf } from './local-time.ts';

/** What is known about a time apart from its text: helps where one abbreviation is used for several zones. */
export interface ZoneHint {
  /** The agency's time zone, IANA. */
  timeZone?: string | undefined;
  /** The story's language, BCP 47. */
  language?: string | undefined;
}

/** Minutes ahead of UTC, or the IANA name of a zone whose clocks change with the season. */
export type Zone = number | string;

/** Abbreviations with one meaning in the news, after their minutes ahead of UTC. */
const table = `
-660 NUT
-600 HST HAST CKT TAHT
-540 AKST GAMT HDT
-480 AKDT HNP PST
-420 PDT HAP HNR MST
-360 MDT HAR HNC CST GALT
-300 CDT HAC HNE EST PET COT
-240 EDT HAE HNA BOT VET GYT CLT
-210 NST HNT
-180 ADT HAA CLST ART BRT UYT SRT GFT ROTT
-150 NDT HAT
-120 BRST FNT PMDT
-60 AZOT CVT
0 GMT UTC UT Z TU WET WEZ AZOST
60 BST CET MEZ HNEC WEST WESZ WAT
120 CEST MESZ HAEC EET OEZ CAT SAST
180 EEST OESZ MSK МСК TRT EAT
210 IRST
240 GST AZT GET SAMT MUT RET SCT
270 AFT
300 PKT UZT TMT TJT YEKT MVT
330 IST SLST
345 NPT
360 BTT OMST KGT
390 MMT
420 ICT WIB KRAT NOVT HOVT
480 HKT SGT MYT PHT PHST AWST WITA IRKT ULAT BNT
525 ACWST
540 JST KST WIT YAKT TLT PWT
570 ACST
600 AEST PGT VLAT ChST
630 ACDT
660 AEDT NCT SBT VUT MAGT SAKT PONT
720 NZST FJT PETT TVT GILT
765 CHAST
780 NZDT TOT PHOT
825 CHADT
840 LINT
`;

/** Names for the time of a place whatever the season. */
const seasonal: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  日本時間: 'Asia/Tokyo',
  北京时间: 'Asia/Shanghai',
  北京時間: 'Asia/Shanghai',
  한국시간: 'Asia/Seoul',
};

/**
 * Abbreviations with several meanings: minutes ahead of UTC, then the languages (BCP 47) and the IANA zones of agencies
 * that mean this. Those that are in the table above too have that meaning without a hint, as nearly all newsrooms use
 * them; the others are unknown without one.
 */
const ambiguousTable = `
ACT -300 America/Rio_Branco America/Eirunepe
AMT -240 pt America/Manaus America/Cuiaba America/Porto_Velho
AMT 240 hy Asia/Yerevan
AST -240 America/Halifax America/Puerto_Rico America/Barbados America/Port_of_Spain Atlantic/Bermuda
AST 180 ar Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Aden
BDT 360 bn Asia/Dhaka
BDT 480 ms Asia/Brunei
BST 360 bn Asia/Dhaka
BST 660 Pacific/Bougainville
CDT -240 America/Havana
CST 480 zh Asia/Shanghai Asia/Chongqing Asia/Taipei Asia/Macau
CST -300 America/Havana
ECT -300 America/Guayaquil
ECT -240 America/Martinique America/Guadeloupe America/St_Lucia America/Dominica
EDT 660 Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra
EST 600 Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Hobart Australia/Canberra
GST -120 Atlantic/South_Georgia
GST 240 ar Asia/Dubai Asia/Muscat
GST 600 Pacific/Guam
IST 330 hi bn ta te mr gu kn ml pa ur Asia/Kolkata Asia/Calcutta
IST 60 ga Europe/Dublin
IST 120 he Asia/Jerusalem Asia/Tel_Aviv
MST 480 ms Asia/Kuala_Lumpur
MST 390 my Asia/Yangon
PST 480 fil tl Asia/Manila
SST -660 Pacific/Pago_Pago Pacific/Midway
SST 480 Asia/Singapore
WST 780 sm Pacific/Apia
WST 480 Australia/Perth
`;
const ambiguous = new Map<string, { minutes: number; said: string[] }[]>();
for (const row of ambiguousTable.trim().split('\n')) {
  const [name = '', minutes, ...said] = row.split(' ');
  ambiguous.set(name, [...(ambiguous.get(name) ?? []), { minutes: Number(minutes), said }]);
}

const minutesOf: ReadonlyMap<string, number> = new Map(
  table.split('\n').flatMap((row) => {
    const [minutes, ...names] = row.split(' ');
    return names.map((name) => [name.toUpperCase(), Number(minutes)] as const);
  }),
);

/** Every abbreviation in capitals, and the names in words. The longest come first, for use in a pattern. */
export const zoneNames: readonly string[] = [
  ...new Set([...minutesOf.keys(), ...ambiguous.keys(), ...Object.keys(seasonal)]),
].sort((left, right) => right.length - left.length);

/** Whether a hint could give an abbreviation another meaning than `zoneOf` gives it without one. */
export const isAmbiguousZone = (name: string): boolean => ambiguous.has(name.toUpperCase());

/** The zone that a name or abbreviation means, in any case. Undefined where it is not known or cannot be decided. */
export const zoneOf = (name: string, hint: ZoneHint = {}): Zone | undefined => {
  const key = name.toUpperCase();
  if (Object.hasOwn(seasonal, key)) return seasonal[key];
  const language = languageIn(hint);
  const meanings = ambiguous.get(key) ?? [];
  const meant =
    meanings.find(({ said }) => said.includes(hint.timeZone ?? '')) ??
    meanings.find(({ said }) => said.includes(language));
  return meant?.minutes ?? minutesOf.get(key);
};

/**
 * As `zoneOf`, but where neither the agency's zone nor the language decides what an abbreviation means, the meaning
 * whose clocks show a time last: for what must not come too early. `wall` is the time as if it were UTC, in
 * milliseconds.
 */
export const latestZoneOf = (name: string, hint: ZoneHint, wall: number): Zone | undefined => {
  const usual = zoneOf(name, hint);
  const meanings = ambiguous.get(name.toUpperCase()) ?? [];
  const language = languageIn(hint);
  const isSaid = meanings.some(({ said }) => said.includes(hint.timeZone ?? '') || said.includes(language));
  if (usual === undefined || typeof usual === 'string' || meanings.length === 0 || isSaid) return usual;
  const all = [...meanings.map(({ minutes }) => minutes), usual];
  const own = hint.timeZone === undefined ? undefined : (wall - momentOf(wall, hint.timeZone)) / 60_000;
  return own !== undefined && all.includes(own) ? own : Math.min(...all);
};

const languageIn = (hint: ZoneHint): string => /^[a-z]+/i.exec(hint.language ?? '')?.[0].toLowerCase() ?? '';

/** Minutes ahead of UTC of `+05:30`, `-0800`, `+2` and `Z`; undefined for anything else. */
export const offsetMinutes = (written: string): number | undefined => {
  if (/^z$/i.test(written)) return 0;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(written) ?? [];
  if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** The moment at which the clocks of a zone show a time; `wall` is that time as if it were UTC, in milliseconds. */
export const momentIn = (wall: number, zone: Zone): number =>
  typeof zone === 'number' ? wall - zone * 60_000 : momentOf(wall, zone);
