/** Names so short or common that only the words before them show an agency or outlet. */
export const shortNames: readonly string[] =
  `AP PA UNI AA RT DW ITV LBC RTL PBS TT VG RAI Rai ORF Axios SBS KBS MBC Forbes Newsweek Dawn Spiegel Bild Mint
  Variety NOS Sputnik Belga Ritzau SPA WAM MENA INA QNA Trend APA SID MIA STA Fars Petra CNA SANA SDA APP UOL Folha
  NRC`.split(/\s+/);

/** Last words in names of papers and broadcasters. */
export const outletWords: readonly string[] = [
  ...`Times Post Herald Tribune Gazette Journal Chronicle Observer Telegraph Courier Examiner Inquirer Bulletin
  Dispatch Sentinel Globe Advertiser Argus News Television Radio TV FM`.split(/\s+/),
  'News Agency',
  'Broadcasting Corporation',
  'Magazine',
];
