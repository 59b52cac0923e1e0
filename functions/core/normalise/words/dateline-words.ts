import { beginsMonth, monthNumber, monthWord } from '../../time/months.ts';
import { lineOf } from './table-text.ts';

const weekday = '(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+';
const day = '\\p{Nd}{1,2}(?:st|nd|rd|th|er|º|°|\\.)?(?:\\s?d\\.?(?!\\p{L}))?';
const year = '(?:,?\\s*(?:de\\s+)?\\p{Nd}{4})?';
const yearFirst = '(?:\\p{Nd}{4}(?:\\.|\\s?m\\.)?\\s+)?';

const dates: readonly RegExp[] = [
  new RegExp(`^(?:${weekday}|${yearFirst})(?<month>${monthWord})\\.?\\s+${day}${year}\\.?$`, 'iu'),
  new RegExp(`^(?:${weekday})?${day}[\\s-]*(?:d[ei]\\s+)?(?<month>${monthWord})\\.?${year}\\.?$`, 'iu'),
];
const inFigures = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|\d{1,2}月\d{1,2}日)$/;
/** Thai months are written short, with a full stop behind each letter. */
const thaiShort = /^\p{Nd}{1,2}\s?(?:[มกพสตธ]|เม|มิ|มี)\.?[คพยม]\.?(?:\s?\p{Nd}{2,4})?$/u;

/** A date with or without a year, as in a dateline: "Dec 15", "15 de diciembre de 2025", "3 MAG". */
export const isDatelineDate = (text: string): boolean =>
  inFigures.test(text) ||
  thaiShort.test(text) ||
  dates.some((pattern) => isMonth(pattern.exec(text)?.groups?.month ?? ''));

const isMonth = (word: string): boolean => monthNumber(word) !== undefined || beginsMonth(word);

/** Capitals at the start of a story that are no place. */
export const notPlaces: ReadonlySet<string> = new Set(
  lineOf(`
BREAKING | BREAKING NEWS | UPDATE | UPDATED | UPDATES | EXCLUSIVE | WATCH | LIVE | OPINION | ANALYSIS
COMMENT | EDITORIAL | EXPLAINED | EXPLAINER | FACTBOX | FACT CHECK | FACTCHECK | TIMELINE | PREVIEW
REVIEW | INTERVIEW | FEATURE | SPECIAL | SPECIAL REPORT | PHOTOS | PHOTO | VIDEO | PODCAST | QUIZ
ALERT | URGENT | CORRECTED | CORRECTION | CORRECTS | RECAST | REFILE | CLARIFICATION | NOTE | EDITORS
EDITOR | QUOTE | QUOTES | HIGHLIGHTS | KEY POINTS | SUMMARY | NEWSALERT | ADVISORY | EMBARGOED | EMBARGO
STORY | TEXT | LEAD | FOCUS | COLUMN | SPORT | SPORTS | BUSINESS | POLITICS | WORLD | WEATHER | HEALTH
TECH | SOCCER | FOOTBALL | CRICKET | TENNIS | GOLF | RUGBY | NBA | NFL | NHL | MLB | FIFA | UEFA | NASA
NATO | COVID | COVID-19 | WHO | UNICEF | EILMELDUNG | EIL | KOMMENTAR | ÚLTIMA HORA | URGENTE
ОБНОВЛЕНО | СРОЧНО | MOLNIYA | QUESTION | ANSWER | FAQ | TIP | TIPS | WARNING | MEMO | RESULTS | RESULT
SCORES | STANDINGS | CASE | NEWS | NOW | WHAT | WHY | HOW | WHEN | WHERE | MORE | ALSO | BUT | AND | THE
BEFORE | AFTER | YES | NO | PROS | CONS | OK | FOR SALE | WANTED | LORDS | COMMONS | DEAR SIR
DEAR EDITOR
`),
);

/**
 * Cities that are datelines even in ordinary letters and without date or agency ("Berlin - Die Regierung …").
 * Only these are cut off: any other word may be the beginning of the sentence.
 */
export const datelineCities = new Set(
  lineOf(`
Abidjan | Abu Dhabi | Abuja | Accra | Addis Ababa | Addis Abeba | Ahmedabad | Algiers | Alger | Amman
Amsterdam | Ankara | Antananarivo | Astana | Athens | Athen | Athènes | Atenas | Atene | Atlanta
Auckland | Baghdad | Bagdad | Baku | Bamako | Bangkok | Barcelona | Beijing | Peking | Pekín | Pékin
Pechino | Pequim | Beirut | Beyrouth | Belgrade | Belgrad | Belfast | Bengaluru | Bangalore | Berlin
Berlín | Berlino | Bern | Bhopal | Bhubaneswar | Bogotá | Bonn | Boston | Brasília | Brasilia
Bratislava | Bremen | Brisbane | Brussels | Brüssel | Bruxelles | Bruselas | Bruxelas | Brussel
Bucharest | Bukarest | Bucarest | Budapest | Buenos Aires | Cairo | Kairo | Le Caire | El Cairo
Canberra | Cape Town | Caracas | Cardiff | Casablanca | Chandigarh | Chennai | Chicago | Colombo
Copenhagen | Kopenhagen | Copenhague | København | Dakar | Damascus | Damaskus | Damas | Damasco
Dar es Salaam | Dehradun | Delhi | Detroit | Dhaka | Doha | Dresden | Dubai | Dubaï | Dublin
Düsseldorf | Edinburgh | Frankfurt | Frankfurt/Main | Gaza | Gaza City | Geneva | Genf | Genève
Ginebra | Ginevra | Genebra | Glasgow | Guatemala City | Guwahati | Hamburg | Hannover | Hanoi | Harare
Havana | La Habana | Helsinki | Ho Chi Minh City | Hong Kong | Hongkong | Houston | Hyderabad | Imphal
Islamabad | Istanbul | İstanbul | Jaipur | Jakarta | Jammu | Jerusalem | Jérusalem | Jerusalén
Gerusalemme | Johannesburg | Kabul | Kaboul | Kampala | Karachi | Karlsruhe | Kathmandu | Khartoum
Kiel | Kigali | Kyiv | Kiev | Kiew | Kinshasa | Kochi | Köln | Kolkata | Kuala Lumpur | Kuwait City
Lagos | Lahore | La Paz | Las Vegas | Leeds | Leipzig | Lima | Lisbon | Lissabon | Lisboa | Lisbonne
Liverpool | Ljubljana | London | Londres | Londra | Los Angeles | Luanda | Lucknow | Lusaka | Luxembourg
Luxemburg | Lyon | Madrid | Mainz | Malé | Managua | Manama | Manchester | Manila | Maputo | Marseille
Melbourne | Mexico City | México | Ciudad de México | Miami | Milan | Milano | Mailand | Minneapolis
Minsk | Mogadishu | Monrovia | Montevideo | Montreal | Montréal | Moscow | Moskau | Moscou | Moscú
Mosca | Moskva | Mumbai | München | Munich | Muscat | Nagpur | Nairobi | Nantes | New Delhi | New York
Nicosia | Oslo | Ottawa | Panama City | Paris | París | Parigi | Patna | Perth | Philadelphia
Phnom Penh | Port-au-Prince | Potsdam | Prague | Prag | Praha | Praga | Pretoria | Pristina | Pune
Pyongyang | Quebec City | Quito | Rabat | Raipur | Ramallah | Ranchi | Reykjavik | Riga | Rio de Janeiro
Riyadh | Rome | Roma | Rom | Rotterdam | San Francisco | San José | San Juan | San Salvador | Sanaa
Santiago | Santo Domingo | São Paulo | Sarajevo | Seattle | Seoul | Séoul | Seúl | Shanghai | Shimla
Singapore | Singapur | Singapour | Skopje | Sofia | Srinagar | Stockholm | Stuttgart | Sydney | Taipei
Tallinn | Tashkent | Tbilisi | Tegucigalpa | Tehran | Teheran | Téhéran | Teherán | Tel Aviv | The Hague
Den Haag | Thiruvananthapuram | Tirana | Tokyo | Tokio | Toronto | Tripoli | Tunis | Ulaanbaatar
United Nations | Vancouver | Varanasi | Vatican City | Vatikanstadt | Vienna | Wien | Vienne | Viena
Vientiane | Vilnius | Warsaw | Warschau | Varsovie | Varsovia | Warszawa | Washington | Wellington
Wiesbaden | Windhoek | Yangon | Yaoundé | Yerevan | Zagreb | Zurich | Zürich | नई दिल्ली | दिल्ली
मुंबई | लखनऊ | पटना | भोपाल | जयपुर | कोलकाता | चेन्नई | रांची | देहरादून | القاهرة | بيروت | دبي
الرياض | بغداد | دمشق | عمان | غزة | القدس | رام الله | واشنطن | لندن | باريس | موسكو | الدوحة | أبوظبي
الرباط | تونس | الجزائر | طرابلس | صنعاء | الخرطوم | الكويت | طهران | أنقرة | تهران | اسلام آباد | کراچی
لاہور | Москва | Киев | Київ | Минск | Лондон | Вашингтон
`),
);

/** Places of at most five letters, in capitals. Other short words in capitals are parties or bands. */
export const shortCities: ReadonlySet<string> = new Set([
  ...[...datelineCities].filter((city) => city.length <= 5),
  ...lineOf(`
Aden | Agra | Ajmer | Amman | Arica | Assen | Aswan | Avila | Bari
Basel | Basle | Basra | Bath | Bihać | Boise | Braga | Brest | Bursa | Busan | Cadiz | Cádiz
Caen | Cali | Cebu | Chios | Chur | Como | Cork | Cuzco | Daegu | Davao | Davos | Derby | Dijon
Dover | Elche | Enugu | Erbil | Essen | Evian | Faro | Fargo | Flint | Fukui | Gabes | Galle | Gaya
Genoa | Ghent | Gent | Goma | Gomel | Graz | Haifa | Halle | Herat | Homs | Hubli | Hue | Ibiza | Idlib
Ipoh | Izmir | Jaffa | Jena | Jenin | Jinja | Jos | Jolo | Juba | Kandy | Kano
Kazan | Kobe | Korba | Kota | Kursk | Kyoto | Lille | Linz | Lodz | Łódź | Lomé
Lome | Lugo | Lviv | Macau | Mainz | Malmö | Mecca | Metz | Milan | Minsk | Mocha | Mosul
Nadi | Namur | Nancy | Natal | Neom | Nice | Nîmes | Noida | Ohrid | Omaha | Omsk | Oran | Osaka
Oslo | Osh | Padua | Palma | Parma | Patan | Pécs | Perm | Pisa | Ponce | Porto | Puri | Pskov
Qom | Quito | Rafah | Rewa | Reno | Rome | Rouen | Salem | Sana | Sanya | Satna | Sidon | Sion
Sivas | Split | Suez | Sumy | Surat | Suva | Tampa | Tartu | Thane | Tomsk | Tours | Trier | Tulsa | Tunis | Turin
Turku | Tyre | Udine | Ulm | Utica | Vaduz | Varna | Vigo | Waco | Worms | Wuhan | Xian | Yalta | York
Zadar | Zaria | Zug | Malta | Cuba | Haiti | Gaza | Goa | Leh | Ooty | Pau | Bonn | Kyiv | Doha | Laos
Nepal | Spain | Italy | Egypt | Iran | Iraq | India | China | Japan | Qatar | Kenya | Niger | Gabon | Ghana | Libya
Yemen | Syria | Sudan | Chad | Mali | Peru | Chile | Oman | Москва | Киев | Київ | Львов | Львів | Минск | Казань
Омск | Томск | Пермь | Уфа | Сочи | Тверь | Тула | Орел | Псков | Курск | Чита | Баку | Рига | Суми | Сумы
`),
]);

/** What Indian papers write next to the place of a story instead of the name of an agency. */
export const withoutPlace =
  /^(?:.{0,30}\s)?(?:संवाददाता|एजेंसियां|एजेंसियाँ|एजेंसी|ब्यूरो|डेस्क|प्रतिनिधि|agenc(?:y|ies))$/iu;

/** Words that begin a sentence about a place. */
export const openingWords =
  /^(?:in|on|at|from|since|by|after|before|near|um|am|im|aus|seit|en|à|depuis|desde|em|nel|da)\s/iu;

/** Words inside the name of a place that have no capital. */
export const placeParticles: ReadonlySet<string> = new Set(
  'de del la las los le les of on upon sur am an der the and y do da dos di in bei al el es ob im'.split(' '),
);

/** The full stop of an abbreviation that a place or a date may hold. */
export const abbreviations =
  /(?<=\b(?:St|ST|Mt|MT|Ft|FT|\p{Lu}|Calif|Mass|Fla|Conn|Pa|Va|Md|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Wash|Ore|Ariz|Colo|Ill|Ind|Kan|Ky|La|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Tenn|Vt|Wis|Wyo|Del|Ala|Ark|Ga|Que|Ont|Man|Sask|Alta))\./gu;
