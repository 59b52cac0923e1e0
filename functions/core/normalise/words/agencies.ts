import { entriesOf, lineOf } from './table-text.ts';

/**
 * News agencies. One line an agency: all its names, in the forms and scripts in which stories write
 * them. A name is shown as the story writes it. The line says which names are the same agency.
 */
export const agencies: readonly (readonly string[])[] = entriesOf(`
PTI | Press Trust of India | पीटीआई | पीटीआइ
भाषा | पीटीआई-भाषा | पीटीआई भाषा | PTI Bhasha | PTI-Bhasha | Bhasha
ANI | Asian News International | एएनआई | एएनआइ
IANS | Indo-Asian News Service | आईएएनएस | IANSlife
UNI | United News of India | यूएनआई
वार्ता | यूनीवार्ता | UNI Varta | Univarta
HT Syndication | HTS
Reuters | Thomson Reuters | Reuters News | रॉयटर्स | रायटर | رويترز | رویترز | روئٹرز | רויטרס | Рейтер | Рейтерс | Reuter | 路透社 | 路透 | ロイター | ロイター通信 | 로이터 | রয়টার্স | Ρόιτερς
AP | Associated Press | The Associated Press | एपी | أسوشيتد برس | اسوشيتد برس | أ ب | آسوشیتدپرس | Ассошиэйтед Пресс | 美联社 | 美聯社 | AP通信 | AP뉴시스 | APTN
AFP | Agence France-Presse | Agence France Presse | एएफपी | أ ف ب | أ.ف.ب | فرانس برس | وكالة فرانس برس | خبرگزاری فرانسه | АФП | Франс Пресс | 法新社 | AFP通信 | AFP=時事 | এএফপি
dpa | DPA | dpa-AFX | Deutsche Presse-Agentur | Deutschen Presse-Agentur | د ب أ | د. ب. أ | 德新社 | ДПА
AFX | awp | AWP | awp international
epd | Evangelischer Pressedienst | KNA | Katholische Nachrichten-Agentur
SID | Sport-Informations-Dienst
APA | Austria Presse Agentur
Keystone-SDA | Keystone-ATS | SDA | ATS | Schweizerische Depeschenagentur
EFE | Agencia EFE | Efe | إفي | 埃菲社
Europa Press | EUROPA PRESS | Servimedia | Colpisa
ANSA | Ansa | Adnkronos | AGI | LaPresse | Askanews | ANSAmed | 安莎社
Lusa | LUSA | Agência Lusa
Agência Brasil | Estadão Conteúdo | Folhapress | Agência Estado | Agência Senado
Télam | Telam | Noticias Argentinas | NA
Notimex | NTX
Prensa Latina | Andina | ANDES | AVN
Belga | BELGA
ANP | Novum
Ritzau | ritzau | RITZAU | Ritzaus Bureau
NTB | Norsk Telegrambyrå
TT | TT-Reuters | Tidningarnas Telegrambyrå
STT | Suomen Tietotoimisto | STT-Lehtikuva | Lehtikuva | FNB
BNS | ELTA | LETA | Baltic News Service
PAP | Polska Agencja Prasowa | IAR
ČTK | CTK | Česká tisková kancelář
TASR | SITA
MTI | Magyar Távirati Iroda
Hina | HINA | Beta | Tanjug | FoNet | Танјуг | STA | FENA | SRNA | MIA | ATA
Agerpres | AGERPRES | Mediafax
BTA | БТА
ΑΠΕ-ΜΠΕ | ANA-MPA | AMNA | ΑΠΕ | Αθηναϊκό-Μακεδονικό Πρακτορείο Ειδήσεων
Anadolu | Anadolu Agency | Anadolu Ajansı | AA | الأناضول | وكالة الأناضول | DHA | İHA | ANKA | ANF
TASS | ITAR-TASS | ТАСС | ИТАР-ТАСС | 塔斯社 | تاس
RIA Novosti | RIA | РИА Новости | Sputnik | Спутник | سبوتنيك
Interfax | Интерфакс | Interfax-Ukraine | Интерфакс-Украина | Інтерфакс-Україна
Ukrinform | Укринформ | Укрінформ | UNIAN | УНИАН | УНІАН
BelTA | БЕЛТА | Kazinform | Казинформ | KazTAG | Trend | AZERTAC | Armenpress | Арменпресс | Interpressnews
MONTSAME | МОНЦАМЭ | Монцамэ | Монцамэ агентлаг
ҚазАқпарат | QazAqparat
Кабар | Kabar
UzA | O‘zA
Ховар | Khovar
Xinhua | Xinhua News Agency | 新华社 | 新華社 | 新华网 | Синьхуа | شينخوا | 신화통신 | 新華社通信
CNS | 中新社 | 中国新闻社 | 中新网
CNA | 中央社 | Central News Agency
Kyodo | Kyodo News | 共同 | 共同通信 | 共同社
Jiji | Jiji Press | 時事 | 時事通信 | Jiji Press-AFP
Yonhap | Yonhap News Agency | 연합뉴스 | 韩联社 | 聯合ニュース | Newsis | 뉴시스 | 뉴스1
KCNA | 조선중앙통신 | 朝中社
Antara | ANTARA
Bernama | BERNAMA
VNA | TTXVN | Vietnam News Agency
PNA | Philippine News Agency
APP | Associated Press of Pakistan | اے پی پی | PPI | INP | Online International News Network
BSS | বাসস | Bangladesh Sangbad Sangstha | UNB | United News of Bangladesh
RSS Nepal | राससस | रासस
IRNA | ایرنا | إرنا | ISNA | ایسنا | Fars | فارس | Mehr News | MNA | مهر | Tasnim | تسنیم | تسنيم | Press TV
SPA | Saudi Press Agency | واس | وكالة الأنباء السعودية
WAM | Emirates News Agency | وام | وكالة أنباء الإمارات
QNA | قنا | KUNA | كونا | BNA | بنا | ONA | Petra | بترا | INA | واع | SANA | سانا | WAFA | وفا | NNA | الوطنية للإعلام
MENA | أ ش أ | وكالة أنباء الشرق الأوسط | Middle East News Agency
MAP | Maghreb Arabe Presse | و م ع | APS | واج | TAP | وات
ANA | Panapress | PANA | APO Group | APA News | GNA | Ghana News Agency | NAN | News Agency of Nigeria | KNA Kenya | ENA | SAPA
AAP | Australian Associated Press
NZPA | NZ Newswire
PA | Press Association | PA Media | PA Sport
CP | Canadian Press | The Canadian Press | La Presse Canadienne | Presse canadienne | QMI | QMI Agency
UPI | United Press International
Bloomberg | Bloomberg News | ब्लूमबर्ग | بلومبرغ | بلومبرج | Блумберг | 彭博社 | 彭博
Dow Jones | Dow Jones Newswires | MT Newswires | Gracenote | OPTA | Opta Sports Data | Opta
TNS | Tribune News Service | tca | KNS | Cox Newspapers
JTA | Jewish Telegraphic Agency | RNS | Religion News Service | CNS News | States Newsroom | Inter Press Service | IPS
PR Newswire | Business Wire | GlobeNewswire | GLOBE NEWSWIRE | ots | PRNewswire
360info | The Conversation
`);

/** Words for agencies that name none, as a whole line. */
export const unnamedAgencies: readonly string[] = lineOf(`
agencies | agency | news agencies | wire services | wire service | wires | agency reports
agency report | agency inputs | agency input | international agencies | other agencies | agencies inputs
news services | news service | एजेंसी | एजेंसियां | एजेंसियाँ | एजेंसीज | एजेंसियों | संवाद एजेंसी
وكالات | الوكالات | وكالات الأنباء | وكالات أنباء | ایجنسیاں | ایجنسیز | خبرگزاری‌ها | סוכנויות
סוכנויות הידיעות | agencias | agencias de noticias | agences | agence | agences de presse | agenturen
agentur | nachrichtenagenturen | agenturmaterial | agenturmeldungen | agências | agências de notícias
agências internacionais | agenzie | agenzia | persbureaus | agencje | agentury | agentúry | ügynökségek
агентства | информагентства | агенції | агентства новин | ajanslar | ajans | kantor berita | agensi
নিউজ এজেন্সি | এজেন্সি | বিভিন্ন সংবাদমাধ্যম | 综合报道 | 綜合報導 | 外电 | 통신사 종합 | πρακτορεία | nyhetsbyråer
byråer | toimistot
`);
