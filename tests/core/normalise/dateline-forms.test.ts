import { describe, expect, it } from 'vitest';
import { readDateline } from '../../../functions/core/normalise/recognise/dateline/dateline.ts';
import { contentOf, filler, filler2, text } from './drafts.ts';

const story = 'Die Stadt hat am Sonntag eine neue Brücke über den Fluss eröffnet, wie sie mitteilte.';
const arabic = 'افتتحت المدينة جسرا جديدا فوق النهر يوم الأحد، بحسب البلدية.';
const stopless = (part: string | undefined) => part?.replace(/\.$/, '');

describe('a reporter and a house between slashes', () => {
  it.each([
    ['Созопол, 30 ноември /Радка Чолакова, Странджа Прес/ ', 'Созопол', 'Странджа Прес', 'Радка Чолакова'],
    ['БРАТСК, 30 ноября. /Корр. Полюс-Информ Анна Ким/. ', 'БРАТСК', 'Полюс-Информ', 'Анна Ким'],
  ])('%s', (start, place, source, reporter) => {
    const found = readDateline(`${start}Рыбаки подняли со дна целую амфору, сообщил музей.`, {});
    expect(found?.dateline).toMatchObject({ place, source });
    expect(found?.reporters).toEqual([reporter]);
    expect(found?.to).toBe(start.length);
  });

  it('needs the date in front', () => {
    expect(readDateline('Он и она /Анна Ким, Пётр Лис/ жили у моря много лет.', {})).toBeUndefined();
  });
});

describe('a dateline by its form', () => {
  it.each<[start: string, place?: string | undefined, date?: string | undefined, source?: string]>([
    ['SARAJEVO — ', 'SARAJEVO'],
    ['Larantuka (KabarSunda) - ', 'Larantuka', undefined, 'KabarSunda'],
    ['هەڵەبجە (ئاژانسی شنروێ) - ', 'هەڵەبجە', undefined, 'ئاژانسی شنروێ'],
    ['Mostar, 29 Nov /Balkan Wire/ - ', 'Mostar', '29 Nov', 'Balkan Wire'],
    ['MOSTAR (BW) — ', 'MOSTAR', undefined, 'BW'],
    ['(Balkan Wire) — MOSTAR, Nov 29 — ', 'MOSTAR', 'Nov 29', 'Balkan Wire'],
    ['(BW) MOSTAR — ', 'MOSTAR', undefined, 'BW'],
    ['Mostar, 29. novembra - BW - ', 'Mostar', '29. novembra', 'BW'],
    ['ANSA ROMA, 29 NOV - ', 'ROMA', '29 NOV', 'ANSA'],
    ['(ANSA) - ROMA/MILANO, 29 NOV - ', 'ROMA/MILANO', '29 NOV', 'ANSA'],
    ['NEW DELHI/KATHMANDU: ', 'NEW DELHI/KATHMANDU'],
    ['PARIS/BERLIN, Nov 29 (AFP) - ', 'PARIS/BERLIN', 'Nov 29', 'AFP'],
    ['【ソウル聯合ニュース】', 'ソウル', undefined, '聯合ニュース'],
    ['【海洋通信 那覇 29日】', '那覇', '29日', '海洋通信'],
    ['（高雄29日海風社）', '高雄', '29日', '海風社'],
    ['（中央社記者王小明台北29日電）', '台北', '29日', '中央社'],
    ['（中央社台北29日電）', '台北', '29日', '中央社'],
    ['新华社记者李明北京11月29日电 ', '北京', '11月29日', '新华社'],
    ['海风社北京11月29日电（记者李明）', '北京', '11月29日', '海风社'],
    ['本报北京11月29日讯（记者 李明）', '北京', '11月29日', '本报'],
    ['(부산=해풍통신) 김민지 기자 = ', '부산', undefined, '해풍통신'],
    ['[서울=뉴시스]이서연 기자 = ', '서울', undefined, '뉴시스'],
    ['(서울=연합뉴스) 김민지 이철수 기자 = ', '서울', undefined, '연합뉴스'],
    ['Київ, 29 листопада (Вістник) - ', 'Київ', '29 листопада', 'Вістник'],
    ['МИНСК, 29 ноя — Вестник. ', 'МИНСК', '29 ноя', 'Вестник'],
    ['Москва. 29 ноября. INTERFAX.RU - ', 'Москва', '29 ноября', 'INTERFAX.RU'],
    ['Madrid, 29 nov (Agencia Mar).- ', 'Madrid', '29 nov', 'Agencia Mar'],
    ['VALENCIA, 29 (Mar Press) ', 'VALENCIA', '29', 'Mar Press'],
    ['LISBOA, 29 nov (LUSA) -- ', 'LISBOA', '29 nov', 'LUSA'],
    ['ՄԵՂՐԻ, 28 ՆՈՅԵՄԲԵՐԻ, ԱՐԱՔՍ ԼՈՒՐ։ ', 'ՄԵՂՐԻ', '28 ՆՈՅԵՄԲԵՐԻ', 'ԱՐԱՔՍ ԼՈՒՐ'],
    ['ላሊበላ፣ ኅዳር 19 (ወሎ የዜና አገልግሎት) - ', 'ላሊበላ', 'ኅዳር 19', 'ወሎ የዜና አገልግሎት'],
    ['ბათუმი, 28 ნოემბერი (ზღვის ამბები) - ', 'ბათუმი', '28 ნოემბერი', 'ზღვის ამბები'],
    ['УЛААНБААТАР /МОНЦАМЭ/. ', 'УЛААНБААТАР', undefined, 'МОНЦАМЭ'],
    ['MOʻYNOQ, 28-noyabr. Orol Xabar. ', 'MOʻYNOQ', '28-noyabr', 'Orol Xabar'],
    ['უშგული, 27 ნოემბერი (კოლხეთი პრესი) - ', 'უშგული', '27 ნოემბერი', 'კოლხეთი პრესი'],
    ['ആലപ്പുഴ: ', 'ആലപ്പുഴ'],
    ['Bern (awp) - ', 'Bern', undefined, 'awp'],
    ['Bern, 29. Nov (sfd) - ', 'Bern', '29. Nov', 'sfd'],
    ['Zürich, awp - ', 'Zürich', undefined, 'awp'],
    ['ATHENS, Nov. 29 - (Aegean News) - ', 'ATHENS', 'Nov. 29', 'Aegean News'],
    ['ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) - ', 'ΑΘΗΝΑ', undefined, 'ΑΠΕ-ΜΠΕ'],
    ['TIRANË, 29 nëntor /ATSH/ - ', 'TIRANË', '29 nëntor', 'ATSH'],
    ['Prishtinë, 29 nëntor (Kosova Wire) - ', 'Prishtinë', '29 nëntor', 'Kosova Wire'],
    ['ANKARA (AA) - ', 'ANKARA', undefined, 'AA'],
    ['İSTANBUL, 29 Kasım (Ege Ajansı) - ', 'İSTANBUL', '29 Kasım', 'Ege Ajansı'],
    ['TBILISI, Nov 29, 2026 – ', 'TBILISI', 'Nov 29, 2026'],
    ['Jakarta (KN) - ', 'Jakarta', undefined, 'KN'],
    ['HÀ NỘI (VNA) – ', 'HÀ NỘI', undefined, 'VNA'],
    ['Hà Nội, 29/11 (Biển Tin) - ', 'Hà Nội', '29/11', 'Biển Tin'],
    ['กรุงเทพฯ 29 พ.ย.- ', 'กรุงเทพฯ', '29 พ.ย'],
    ['الرباط - وكالة الأطلس: ', 'الرباط', undefined, 'وكالة الأطلس'],
    ['الرباط 29 نوفمبر 2026 (ومع) - ', 'الرباط', '29 نوفمبر 2026', 'ومع'],
    ['صنعاء، 29 نوفمبر (وكالة البحر) -- ', 'صنعاء', '29 نوفمبر', 'وكالة البحر'],
    ['تهران- ایرنا- ', 'تهران', undefined, 'ایرنا'],
    ['تهران (پانا) – ', 'تهران', undefined, 'پانا'],
    ['ঢাকা, ২৯ নভেম্বর (নদীবার্তা) - ', 'ঢাকা', '২৯ নভেম্বর', 'নদীবার্তা'],
    ['पुणे, दि. २९ (प्रतिनिधी) : ', 'पुणे', 'दि. २९', 'प्रतिनिधी'],
    ['NAIROBI, Kenya, Nov 29 – ', 'NAIROBI, Kenya', 'Nov 29'],
    ['Lagos, Nov. 29, 2026 (NAN) ', 'Lagos', 'Nov. 29, 2026', 'NAN'],
    ['संवाद सहयोगी, रामघाट। ', 'रामघाट'],
    ['নিজস্ব প্রতিবেদক, ঢাকা: ', 'ঢাকা'],
    ['[해풍통신 김민지 기자] ', undefined, undefined, '해풍통신'],
    ['ALTHOLM (küd) ▪ ', 'ALTHOLM', undefined, 'küd'],
    ['GAETA (LATINA), 29 NOV - ', 'GAETA (LATINA)', '29 NOV'],
    ['HOIMA, Uganda - ', 'HOIMA, Uganda'],
    ['Accra, Nov. 29, GNA – ', 'Accra', 'Nov. 29', 'GNA'],
    ['ADDIS ABABA, November 29/2026 (ENA) – ', 'ADDIS ABABA', 'November 29/2026', 'ENA'],
    ['HARARE, (CAJ News) – ', 'HARARE', undefined, 'CAJ News'],
    ['Suva, Fiji – 29 November 2026 – ', 'Suva, Fiji', '29 November 2026'],
    ['TORONTO _ ', 'TORONTO'],
    ['ST. JOHN’S, N.L. — ', 'ST. JOHN’S, N.L.'],
    ['RIO DE JANEIRO, RJ (FOLHAPRESS) - ', 'RIO DE JANEIRO, RJ', undefined, 'FOLHAPRESS'],
    ['KØBENHAVN (RITZAU): ', 'KØBENHAVN', undefined, 'RITZAU'],
    ['REYKJAVÍK, 29. nóvember (Norðurfréttir) – ', 'REYKJAVÍK', '29. nóvember', 'Norðurfréttir'],
    ['HELSINKI. ', 'HELSINKI'],
    ['ROTTERDAM (ANP) - ', 'ROTTERDAM', undefined, 'ANP'],
    ['BRUSSEL 29/11 (BELGA) = ', 'BRUSSEL', '29/11', 'BELGA'],
    ['BRATISLAVA 29. novembra (SITA) - ', 'BRATISLAVA', '29. novembra', 'SITA'],
    ['Praha/Brno - ', 'Praha/Brno'],
    ['Ljubljana, 29. novembra (STA) - ', 'Ljubljana', '29. novembra', 'STA'],
    ['BUDAPEST, november 29. (Duna Hír) - ', 'BUDAPEST', 'november 29', 'Duna Hír'],
    ['Chișinău, 29 nov. /MOLDPRES/. ', 'Chișinău', '29 nov', 'MOLDPRES'],
    ['София, 29 ноември /Иван Петров, БТА/ ', 'София', '29 ноември', 'БТА'],
  ])('%s', (start, place, date, source) => {
    const found = readDateline(start + (/\p{Script=Arabic}/u.test(start) ? arabic : story), {});
    expect(stopless(found?.dateline.place)).toBe(stopless(place));
    expect(stopless(found?.dateline.date)).toBe(stopless(date));
    expect(found?.dateline.source).toBe(source);
  });

  it.each([
    'Boston (Celtics) 112, Miami (Heat) 98 was the score on Sunday night after a long game.',
    'Anna Schmidt (SPD) – Die Abgeordnete fordert ein neues Gesetz über den Hafen der Stadt.',
    'Labour — The party that won in May has lost the vote in the harbour on Monday.',
    'Smith: The council approved the plan on Monday after a debate that lasted for hours.',
    'Jane Roe, 29 - The nurse from the harbour won the race on Monday in the rain.',
    'Am 3. Mai - Der Tag begann mit Regen, und niemand ging an den Strand der Stadt.',
    'Summer 2026. The harbour was full of boats, and nobody had a place for the night.',
    'It was 29 November 2026. The harbour was full, and nobody had a place for the night.',
    'London, 1911. A man walks into a bank with a hen under his arm and asks for change.',
    'London. A man walks into a bank with a hen under his arm and asks for small change.',
    'Chapter 3: The harbour was full of boats, and nobody had a place for the whole night.',
    'Apple Inc. (AAPL) The company said on Monday that it would open a shop in the harbour.',
    'The World Health Organization (WHO) The body said on Monday that nobody was ill at all.',
    'Press Association (PA) Chief executive Jane Roe said on Monday that the agency would move.',
    'Q: How did it begin? It began with a letter that my father had kept in his drawer for years.',
    'Monday, 3 May: The first ferry of the year left the harbour with eleven people on board.',
    'Real Madrid - Barcelona 2-1: Ein spätes Tor entschied das Spiel am Sonntag vor 80.000 Zuschauern.',
    'Peter Müller (42) – Der Fährmann lässt seine Gäste bei Flaute gern auch selbst rudern.',
    'New York Times – The paper said on Monday that it would close its office in the harbour.',
    'Sánchez: El presidente anunció este domingo una nueva ley para los puertos del norte.',
    'Ferrari - La casa di Maranello ha annunciato domenica una nuova vettura per la stagione.',
    'Tatort: Der Krimi aus Kiel war am Sonntag wieder die meistgesehene Sendung des Abends.',
    'Zutaten: Man nehme drei Eier und ein Pfund Mehl und rühre alles gut durch, bis es glatt ist.',
    'Platz 3: Die Fähre nach Föhr ist bei den Lesern beliebter als jede andere im Norden.',
    'Paul, Ringo, George – The three who lived on the hill were seen in the harbour on Monday.',
    'Ukraine – Der Krieg dauert nun schon drei Jahre, und ein Ende ist noch nicht in Sicht.',
    'Kein Zweifel: Das Wetter war schuld, sagte der Fährmann am Montag im Hafen der Stadt.',
    'Nov 29 - The day that nobody forgets - began with rain in the harbour of the old town.',
    'Mit 12 Jahren – Das ist das Alter, in dem die meisten hier schwimmen lernen – zog sie fort.',
    'I. The harbour was full of boats, and nobody had a place for the night or for the day.',
    'Mr. Brown, of Kent. He was seen in the harbour on Monday with two dogs and a parrot.',
    'Dear Sir — The harbour has been full of boats since May, and nobody has said a word.',
    'OPEC+ — The group agreed on Monday to pump more oil than it did in the year before.',
    'U.S. — The country that never closes closed on Monday for the whole of the afternoon.',
    'Rezension: Der Film aus Dänemark zeigt einen Hafen, in dem niemand mehr ankommen will.',
    'Mayor Tom (Labour) — The man who built the bridge was seen in the harbour on Monday.',
    'राहुल गांधी: उन्होंने सोमवार को कहा कि नगर का बंदरगाह मार्च में खुल जाएगा।',
    'सवाल: बंदरगाह कब खुलेगा और उसके लिए नगर ने कितना पैसा दिया है, यह कोई नहीं जानता।',
    'محمد صلاح: سجل اللاعب هدفين يوم الأحد في مباراة شهدها ثمانون ألف متفرج في الملعب.',
    'В 2019 году. Город получил новый мост, и никто не знал, кому он принадлежит на самом деле.',
    'Иванов (КПРФ) — Депутат заявил в понедельник, что мост будет открыт уже в марте.',
    '第3章 港は船でいっぱいで、夜を過ごす場所は誰にもなかったと船長は話した。',
    '（記者の目）港は船でいっぱいで、夜を過ごす場所は誰にもなかったと船長は話した。',
    '【速報】港は船でいっぱいで、夜を過ごす場所は誰にもなかったと船長は話した。',
    '（图）泉州渔港29日开出海上图书馆，首日借出书籍两百册，馆长说会继续。',
    '(사진=연합뉴스) 경남 통영의 한 등대가 다음 달부터 밤마다 서점으로 문을 연다.',
    'Liverpool 3, Everton 1 — The derby was decided in the last ten minutes on Sunday night.',
    'Rain, wind (and snow) — The weather office said on Monday that winter had begun.',
    'Tom & Jerry, 1940 - The first film was shown in the harbour cinema on a Monday night.',
    'Vienna, Austria: The city of music has closed its last music shop, the owner said.',
  ])('is not: %s', (sentence) => {
    // The story speaks of everybody and everything in it, but of nothing as of a place.
    expect(readDateline(sentence, {}, (_, however) => however === 'mentioned')).toBeUndefined();
  });

  it('is proved by a story that speaks of the place', () => {
    const named = text(`Görlitz. ${filler}\n\n${filler2}`, { headline: 'Museum hält Görlitzer Bahn frei' });
    expect(contentOf(named)).toMatchObject({
      dateline: { place: 'Görlitz' },
      text: `${filler}\n\n${filler2}`,
    });
    const unnamed = contentOf(text(`Görlitz. ${filler}\n\n${filler2}`));
    expect(unnamed.dateline).toBeUndefined();
    expect(unnamed.text).toContain('Görlitz. ');
  });

  it('makes authors of the reporters in it', () => {
    const content = contentOf(text(`(부산=해풍통신) 김민지 기자 = ${filler}\n\n${filler2}`));
    expect(content).toMatchObject({ byline: '김민지', authors: [{ name: '김민지' }] });
  });

  it('may be a paragraph of its own', () => {
    const content = contentOf(text(`CUENCA 28 Nov. (EUROPA PRESS) -\n\n${filler}\n\n${filler2}`));
    expect(content).toMatchObject({ dateline: { place: 'CUENCA' }, text: `${filler}\n\n${filler2}` });
  });
});

describe('a place that only a colon proves', () => {
  const answer = 'കുട്ടികൾക്കായി വെള്ളത്തിൽ പൊങ്ങിക്കിടക്കുന്ന പുതിയ കളിസ്ഥലം കഴിഞ്ഞ ദിവസം തുറന്നു.';
  it('is a dateline over a story', () => {
    const content = contentOf(text(`ആലപ്പുഴ: ${answer}\n\n${filler}`));
    expect(content.dateline?.place).toBe('ആലപ്പുഴ');
    expect(content.text).toBe(`${answer}\n\n${filler}`);
  });
  it('is a speaker where others speak', () => {
    const content = contentOf(text(`ജോസഫ്: ${answer}\n\nമേരി: ${answer}\n\n${filler}`));
    expect(content.dateline).toBeUndefined();
    expect(content.text).toContain('ജോസഫ്: ');
  });
});
