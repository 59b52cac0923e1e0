import { entriesOf } from './table-text.ts';

/** Broadcasters, papers and sites that stories quote. One line an outlet, all its names. */
export const outlets: readonly (readonly string[])[] = entriesOf(`
CNN | CNN International | सीएनएन | سي إن إن | سی‌ان‌ان | Си-эн-эн | CNN Türk | CNN Brasil | CNN en Español | 美国有线电视新闻网
BBC | BBC News | BBC Radio 4 | BBC Radio | BBC World Service | BBC Arabic | BBC Persian | BBC Breakfast | बीबीसी | بي بي سي | بی‌بی‌سی | Би-би-си | Бі-бі-сі | 英国广播公司
Al Jazeera | Al-Jazeera | Aljazeera | الجزيرة | قناة الجزيرة | अल जजीरा | 半岛电视台
Al Arabiya | Al-Arabiya | العربية | Al Mayadeen | الميادين | Sky News Arabia | Asharq Al-Awsat | الشرق الأوسط | Al-Ahram | الأهرام
New York Times | The New York Times | NYT | نيويورك تايمز
Washington Post | The Washington Post | واشنطن بوست
Wall Street Journal | The Wall Street Journal | WSJ | وول ستريت جورنال
Financial Times | The Financial Times
Fox News | Fox Business | Fox News Digital
NBC | NBC News | MSNBC | MS NOW
ABC News
CBS | CBS News
CNBC
NPR
PBS
USA Today | USA TODAY
Los Angeles Times | LA Times
Politico | POLITICO
Axios
Semafor
The Hill
Newsweek
Time magazine | TIME magazine
The Atlantic
The New Yorker
HuffPost
BuzzFeed News
Vox
ProPublica
Bellingcat
The Intercept
Business Insider
Forbes
The Economist
Rolling Stone
ESPN
The Athletic
Variety
TMZ
The Guardian | Guardian newspaper
Daily Telegraph | The Daily Telegraph | The Telegraph
The Times of London | Sunday Times | The Sunday Times
Daily Mail | MailOnline
The Independent
The Sun on Sunday
Daily Mirror
Sky News | Sky Sports
ITV | ITV News
Channel 4 News
LBC | TalkTV
GB News
NDTV
India Today | Aaj Tak | आज तक
Times of India | The Times of India
The Hindu
Hindustan Times
Indian Express | The Indian Express
Economic Times | The Economic Times
Republic TV
Times Now
CNN-News18 | News18
Mint
The Wire
Dainik Jagran | दैनिक जागरण
Dainik Bhaskar | दैनिक भास्कर
Zee News | ABP News
Dawn | Dawn News
Geo News | Geo TV | جیو نیوز
ARY News
Daily Star | The Daily Star
Prothom Alo | প্রথম আলো
Kathmandu Post
Le Monde
Le Figaro
Libération
France 24 | France24 | فرانس 24
France Inter
Franceinfo | France Info | franceinfo
RFI
BFMTV | BFM TV | BFM-TV
RTL
Europe 1
TF1
Le Parisien
Mediapart
L’Équipe | L'Équipe
Der Spiegel | Spiegel | SPIEGEL
Bild | Bild-Zeitung | BILD | Bild am Sonntag
ARD | Tagesschau | tagesschau
ZDF
Deutsche Welle | DW
Süddeutsche Zeitung | Süddeutschen Zeitung
Frankfurter Allgemeine Zeitung | Frankfurter Allgemeinen Zeitung | FAZ
Die Zeit
Die Welt
Handelsblatt
Deutschlandfunk
taz
Tagesspiegel
ORF
Der Standard
NZZ | Neue Zürcher Zeitung | Neuen Zürcher Zeitung
SRF
Funke Mediengruppe | Redaktionsnetzwerk Deutschland | RND
El País
El Mundo
ABC de Madrid
La Vanguardia
Cadena SER | Cadena Ser | cadena SER
RTVE | TVE
Univision
Telemundo
El Universal
Reforma
Clarín
La Nación
El Tiempo
El Comercio
TeleSUR | teleSUR
Folha de S.Paulo | Folha de S. Paulo | Folha
O Globo | TV Globo | GloboNews | Rede Globo
Estadão | O Estado de S. Paulo
UOL
Público
RTP
SIC Notícias
Expresso
La Repubblica | Repubblica
Corriere della Sera | Corriere
La Stampa
RAI | Rai
Il Sole 24 Ore
La Gazzetta dello Sport | Gazzetta dello Sport
NOS
De Telegraaf
NRC
de Volkskrant | De Volkskrant
VRT
RTBF
De Standaard
SVT
Dagens Nyheter
Aftonbladet
Expressen
NRK
VG
Aftenposten
DR Nyheder
TV 2 | TV2
Politiken
Jyllands-Posten
Yle | YLE
Helsingin Sanomat
Gazeta Wyborcza | TVN24 | TVP | Onet | Rzeczpospolita
Hospodářské noviny | Lidové noviny | Česká televize | Seznam Zprávy
Kommersant | Коммерсантъ | Коммерсант
RT | Russia Today
Meduza | Медуза
Rossiya 1 | Rossiya-1 | Россия 1
Izvestia | Известия | Известиям
RBC | РБК
Kyiv Independent | The Kyiv Independent
Ukrainska Pravda | Украинская правда | Українська правда | Українській правді
Suspilne | Суспільне | Суспільному
Radio Free Europe/Radio Liberty | Radio Free Europe | Radio Liberty | RFE/RL
Voice of America | VOA
Radio Free Asia
Haaretz | הארץ
Times of Israel | The Times of Israel
Jerusalem Post | The Jerusalem Post
Channel 12 | חדשות 12
Kan | כאן
Ynet | ynet
Yedioth Ahronoth
Hürriyet
NTV
TRT | TRT World | TRT Haber
Cumhuriyet
Iran International | ایران اینترنشنال
NHK | ＮＨＫ
Nikkei | 日経
Asahi Shimbun | 朝日新聞
Yomiuri Shimbun | 読売新聞
Mainichi Shimbun | 毎日新聞
Global Times | 环球时报
China Daily
CCTV | CGTN | 央视
People’s Daily | People's Daily | 人民日报
South China Morning Post | SCMP
Caixin | 财新
Straits Times | The Straits Times
Channel NewsAsia
KBS | MBC | SBS | JTBC
Chosun Ilbo | 조선일보
Rappler
Jakarta Post | Kompas | Tempo
Bangkok Post
VnExpress
Sydney Morning Herald | The Sydney Morning Herald
The Age
The Australian
Nine News | Seven News
RNZ | Radio New Zealand
New Zealand Herald
CBC | CBC News | Radio-Canada
Globe and Mail | The Globe and Mail
Toronto Star
CTV News
SABC
News24
Daily Maverick
Daily Nation
Punch
Premium Times
Jeune Afrique
Al-Monitor
Middle East Eye
`);
