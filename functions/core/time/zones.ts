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

interface Meaning {
  minutes: number;
  /** IANA zones of agencies that mean this. */
  zones: string;
  /** Languages (BCP 47) whose agencies mean this. */
  languages?: string;
}

const australiaEast =
  'Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Hobart Australia/Canberra';

/**
 * Abbreviations with several meanings. Those that are in the table above have that meaning without a hint, as nearly
 * all newsrooms use them; the others are unknown without one.
 */
const ambiguous: Readonly<Record<string, readonly Meaning[]>> = {
  ACT: [{ minutes: -300, zones: 'America/Rio_Branco America/Eirunepe', languages: 'pt' }],
  AMT: [
    { minutes: -240, zones: 'America/Manaus America/Cuiaba America/Porto_Velho', languages: 'pt' },
    { minutes: 240, zones: 'Asia/Yerevan', languages: 'hy' },
  ],
  AST: [
    {
      minutes: -240,
      zones:
        'America/Halifax America/Puerto_Rico America/Barbados America/Port_of_Spain America/Martinique Atlantic/Bermuda',
    },
    {
      minutes: 180,
      zones: 'Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Aden',
      languages: 'ar',
    },
  ],
  BDT: [
    { minutes: 360, zones: 'Asia/Dhaka', languages: 'bn' },
    { minutes: 480, zones: 'Asia/Brunei', languages: 'ms' },
  ],
  BST: [
    { minutes: 360, zones: 'Asia/Dhaka', languages: 'bn' },
    { minutes: 660, zones: 'Pacific/Bougainville' },
  ],
  CDT: [{ minutes: -240, zones: 'America/Havana' }],
  CST: [
    { minutes: 480, zones: 'Asia/Shanghai Asia/Chongqing Asia/Taipei Asia/Macau', languages: 'zh' },
    { minutes: -300, zones: 'America/Havana' },
  ],
  ECT: [
    { minutes: -300, zones: 'America/Guayaquil' },
    { minutes: -240, zones: 'America/Martinique America/Guadeloupe America/St_Lucia America/Dominica' },
  ],
  EDT: [{ minutes: 660, zones: australiaEast }],
  EST: [{ minutes: 600, zones: australiaEast }],
  GST: [
    { minutes: -120, zones: 'Atlantic/South_Georgia' },
    { minutes: 600, zones: 'Pacific/Guam' },
  ],
  IST: [
    { minutes: 60, zones: 'Europe/Dublin', languages: 'ga' },
    { minutes: 120, zones: 'Asia/Jerusalem Asia/Tel_Aviv', languages: 'he' },
  ],
  MST: [
    { minutes: 480, zones: 'Asia/Kuala_Lumpur', languages: 'ms' },
    { minutes: 390, zones: 'Asia/Yangon', languages: 'my' },
  ],
  PST: [{ minutes: 480, zones: 'Asia/Manila', languages: 'fil tl' }],
  SST: [
    { minutes: -660, zones: 'Pacific/Pago_Pago Pacific/Midway' },
    { minutes: 480, zones: 'Asia/Singapore' },
  ],
  WST: [
    { minutes: 780, zones: 'Pacific/Apia', languages: 'sm' },
    { minutes: 480, zones: 'Australia/Perth' },
  ],
};

const minutesOf: ReadonlyMap<string, number> = new Map(
  table.split('\n').flatMap((row) => {
    const [minutes, ...names] = row.split(' ');
    return names.map((name) => [name.toUpperCase(), Number(minutes)] as const);
  }),
);

/** Every abbreviation in capitals, and the names in words. The longest come first, for use in a pattern. */
export const zoneNames: readonly string[] = [
  ...new Set([...minutesOf.keys(), ...Object.keys(ambiguous), ...Object.keys(seasonal)]),
].sort((left, right) => right.length - left.length);

/** Whether a hint could give an abbreviation another meaning than `zoneOf` gives it without one. */
export const isAmbiguousZone = (name: string): boolean => Object.hasOwn(ambiguous, name.toUpperCase());

/** The zone that a name or abbreviation means, in any case. Undefined where it is not known or cannot be decided. */
export const zoneOf = (name: string, hint: ZoneHint = {}): Zone | undefined => {
  const key = name.toUpperCase();
  if (Object.hasOwn(seasonal, key)) return seasonal[key];
  const language = /^[a-z]+/i.exec(hint.language ?? '')?.[0].toLowerCase() ?? '';
  const meanings = Object.hasOwn(ambiguous, key) ? (ambiguous[key] ?? []) : [];
  const meant =
    meanings.find(({ zones }) => zones.split(' ').includes(hint.timeZone ?? '')) ??
    meanings.find(({ languages = '' }) => language !== '' && languages.split(' ').includes(language));
  return meant?.minutes ?? minutesOf.get(key);
};

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
