import { lineOf } from './table-text.ts';

/** Names of agencies and outlets that are also ordinary words or abbreviations. They are not searched in running text. */
export const ambiguousNames: ReadonlySet<string> = new Set(
  lineOf(`
NA | ANA | ANDES | AA | AP | PA | CP | SID | APA | UNI | SPA | MAP | TAP | MIA | STA | ATA | SITA | Beta
Trend | Hina | Novum | INA | BNA | ONA | ENA | PNA | NAN | GNA | APS | APP | SBS | MBC | KBS | CNA | CNS
CNS News | RSS Nepal | Mint | Vox | Kan | RT | DW | VG | TT | ots | Rai | RAI | Punch | Time | Tempo
Reforma | Expresso | Corriere | Folha | Andina | Petra | Fars | Spiegel | Bild | RTL | PBS | Forbes
Sputnik | Variety | Newsweek | BSS | UNB | IPS | RNS | JTA | IAR | AVN | SRNA | ATS | SDA | awp | AWP
tca | KNS | Opta | OPTA | NTX | DHA | ANKA | ANF | RIA | PPI | INP | MNA | WAM | QNA | MENA | Efe
Politiken | Kompas | Dawn | Mehr News | Reuter | FNB | Onet | NOS | NRC | Público | UOL | ITV | LBC
مهر | فارس | بنا | وات | واع | قنا | وام | واس | واج | وفا | سانا | تاس | כאן | Axios | Belga | TVE
ORF | TASR | العربية | 共同 | 時事 | भाषा | वार्ता | Mediafax | The Hill | The Wire | The Age | Daily Star
`).map((name) => name.normalize('NFC')),
);
