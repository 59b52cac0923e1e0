/**
 * The months of the Gregorian calendar as news is dated in some eighty languages: names, inflected forms and common
 * short forms, lower case, without the full stop of an abbreviation. `_` is a space. Row by row January to December.
 */
const table: readonly string[] = [
  `january jan januar januari januarie janúar janvier janv enero ene gener gen xaneiro xan janeiro gennaio
  ianuarie ian urtarrila urt stycznia styczeń sty ledna leden led januára január siječnja siječanj sij
  janar tammikuuta tammikuu tammi jaanuar jaan janvāris sausio sausis ocak oca yanvar yan јануар јан
  јануари януари січня січень січ студзеня студзень сту января январь янв қаңтар қаң январ ιανουαρίου ιαν
  հունվարի հունվար հնվ იანვარი იან ינואר ינו يناير كانون_الثاني جانفي ژانویهٔ ژانویه جنوری جنوري जनवरी
  जानेवारी জানুয়ারি જાન્યુઆરી ਜਨਵਰੀ ஜனவரி జనవరి ಜನವರಿ ജനുവരി มกราคม ມັງກອນ មករា ဇန်နဝါရီ ဇန် ጃንዋሪ ጃን jän
  jänner janvārī januara januarja јануара яну`,
  `february feb februar februari februarie febrúar février févr febrero febrer febr febreiro fevereiro fev
  febbraio otsaila ots lutego luty lut února únor úno februára február veljače veljača velj shkurt shk
  pebrero peb helmikuuta helmikuu helmi veebruar veebr februāris vasario vasaris şubat şub fevral фебруар
  феб февруари фев лютого лютий лют лютага люты февраля февраль февр ақпан ақп феврал φεβρουαρίου φεβ
  փետրվարի փետրվար փտվ თებერვალი თებ פברואר פבר فبراير شباط فيفري فوریهٔ فوریه فروری فبروري فېبروري फ़रवरी
  फेब्रुवारी फेब्रुअरी ফেব্রুয়ারি ફેબ્રુઆરી ਫ਼ਰਵਰੀ பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി กุมภาพันธ์ ກຸມພາ
  កុម្ភៈ ဖေဖော်ဝါရီ ဖေ ፌብሩዋሪ ፌብ februārī februara februarja фебруара фебр फरवरी`,
  `march mar märz mär maart mrt marts mars marzo març março martie martxoa marca marzec března březen bře
  marec ožujka ožujak ožu mart maret mac marso machi március márc maaliskuuta maaliskuu maalis märts kovo
  kovas март мар березня березень бер сакавіка сакавік сак марта наурыз нау μαρτίου μαρ մարտի մարտ մրտ
  მარტი მარ מרץ مارس آذار مارچ मार्च মার্চ માર્ચ ਮਾਰਚ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് มีนาคม ມີນາ មីនា မတ်
  ማርች mrz maa martā marta мрт marti`,
  `april apr apríl avril avr abril abr aprile aprilie apirila api kwietnia kwiecień kwi dubna duben dub
  apríla travnja travanj tra prill pri aprili április ápr huhtikuuta huhtikuu huhti aprill aprīlis
  balandžio balandis nisan nis aprel април апр квітня квітень квіт красавіка красавік кра апреля апрель
  сәуір сәу апрел απριλίου απρ ապրիլի ապրիլ ապր აპრილი აპრ אפריל אפר أبريل نيسان أفريل آوریل اپریل अप्रैल
  एप्रिल अप्रिल এপ্রিল એપ્રિલ ਅਪ੍ਰੈਲ ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ เมษายน ເມສາ មេសា ဧပြီ ኤፕሪል ኤፕሪ aprīlī
  aprila априла ابريل إبريل`,
  `may mai mei maj maí mayo maig maio maggio mag maiatza maja května květen kvě mája máj svibnja svibanj
  svi május toukokuuta toukokuu touko maijs gegužės gegužė mayıs мај май травня травень трав мая мамыр мам
  μαΐου μαΐ մայիսի մայիս մյս მაისი მაი מאי مايو أيار ماي مهٔ مه مئی مۍ मई मे মে મે ਮਈ மே మే ಮೇ മേയ്
  พฤษภาคม ພຶດສະພາ ឧសភា မေ ሜይ maijā маја траўня`,
  `june jun juni junie júní jún juin junio juny xuño junho giugno giu iunie iun ekaina eka czerwca czerwiec
  cze června červen čvn júna junij lipnja lipanj qershor qer hunyo hun június kesäkuuta kesäkuu kesä juuni
  jūnijs jūn birželio birželis haziran haz iyun iyn јун јуни юни червня червень черв чэрвеня чэрвень чэр
  июня июнь июн маусым мау ιουνίου ιουν հունիսի հունիս հնս ივნისი ივნ יוני يونيو حزيران جوان ژوئن جون जून
  जुन জুন જૂન ਜੂਨ ஜூன் జూన్ ಜೂನ್ ജൂൺ มิถุนายน ມິຖຸນາ មិថុនា ဇွန် ጁን jūnijā juna junija јуна`,
  `july jul juli julie júlí júl juillet juil julio juliol xullo xul julho luglio lug iulie iul uztaila uzt
  lipca lipiec července červenec čvc júla julij srpnja srpanj korrik korr julai hulyo hul július
  heinäkuuta heinäkuu heinä juuli jūlijs jūl liepos liepa temmuz tem iyul iyl јул јули юли липня липень
  лип ліпеня ліпень ліп июля июль июл шілде шіл ιουλίου ιουλ հուլիսի հուլիս հլս ივლისი ივლ יולי يوليو تموز
  جويلية يوليوز ژوئیهٔ ژوئیه جولائی جولای जुलाई जुलै জুলাই જુલાઈ ਜੁਲਾਈ ஜூலை జులై ಜುಲೈ ജൂലൈ กรกฎาคม ກໍລະກົດ
  កក្កដា ဇူလိုင် ဇူ ጁላይ jūlijā jula julija јула juill جولاي`,
  `august aug augustus augusti ágúst ágú août agosto ago agost abuztua abu sierpnia sierpień sie srpna
  srpen augusta avgust avg kolovoza kolovoz kol gusht gush agustus agu ogos ogo agosti augusztus elokuuta
  elokuu elo augusts rugpjūčio rugpjūtis ağustos ağu avqust avq август авг серпня серпень серп жніўня
  жнівень жні августа тамыз там αυγούστου αυγ օգոստոսի օգոստոս օգս აგვისტო აგვ אוגוסט אוג أغسطس آب أوت غشت
  اوت اگست اګست अगस्त ऑगस्ट अगस्ट আগস্ট ઑગસ્ટ ਅਗਸਤ ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് สิงหาคม ສິງຫາ សីហា ဩဂုတ်
  ኦገስት ኦገስ augustā avgusta agt ags اغسطس آگوست`,
  `september sep sept septembre septiembre setembre set setembro settembre septembrie iraila ira września
  wrzesień wrz září zář septembra rujna rujan ruj septembar shtator sht setyembre septemba szeptember
  szept syyskuuta syyskuu syys septembris rugsėjo rugsėjis eylül eyl sentyabr sen sentabr септембар сеп
  септември вересня вересень вер верасня верасень сентября сентябрь сент қыркүйек қыр сентябр сен
  σεπτεμβρίου σεπ սեպտեմբերի սեպտեմբեր սեպ სექტემბერი სექ ספטמבר ספט سبتمبر أيلول شتنبر سپتامبر ستمبر
  سېپتمبر سپتمبر सितंबर सप्टेंबर सेप्टेम्बर সেপ্টেম্বর સપ્ટેમ્બર ਸਤੰਬਰ செப்டம்பர் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್
  സെപ്റ്റംബർ กันยายน ກັນຍາ កញ្ញា စက်တင်ဘာ စက် ሴፕቴምበር ሴፕቴ septembrī септембра सितम्बर`,
  `october oct oktober okt október octobre octubre outubro out ottobre ott octombrie urria urr października
  październik paź října říjen říj októbra oktobar tetor tet oktubre oktoba lokakuuta lokakuu loka oktoober
  oktobris spalio spalis ekim eki oktyabr oktabr октобар окт октомври жовтня жовтень жовт кастрычніка
  кастрычнік кас октября октябрь қазан қаз октябр οκτωβρίου οκτ հոկտեմբերի հոկտեմբեր հոկ ოქტომბერი ოქტ
  אוקטובר אוק أكتوبر تشرين_الأول اکتبر اکتوبر अक्टूबर ऑक्टोबर अक्टोबर অক্টোবর ઑક્ટોબર ਅਕਤੂਬਰ அக்டோபர்
  అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ตุลาคม ຕຸລາ តុលា အောက်တိုဘာ အောက် ኦክቶበር ኦክቶ oktobrī oktobra октобра اكتوبر
  अक्तूबर`,
  `november nov nóvember nóv novembre noviembre novembro noiembrie azaroa aza listopadu novembra studenoga
  studeni stu novembar nëntor nën nobyembre nob novemba marraskuuta marraskuu marras novembris lapkričio
  lapkritis kasım kas noyabr noy новембар нов ноември ное листопада листопад лист лістапада лістапад ліс
  ноября ноябрь нояб қараша қар ноябр ноя νοεμβρίου νοε նոյեմբերի նոյեմբեր նոյ ნოემბერი ნოე נובמבר נוב
  نوفمبر تشرين_الثاني نونبر نوامبر نومبر नवंबर नोव्हेंबर नोभेम्बर নভেম্বর નવેમ્બર ਨਵੰਬਰ நவம்பர் నవంబర్
  ನವೆಂಬರ್ നവംബർ พฤศจิกายน ພະຈິກ វិច្ឆិកា နိုဝင်ဘာ နို ኖቬምበር ኖቬም novembrī новембра नवम्बर`,
  `december dec dezember dez desember des décembre déc diciembre dic desembre decembro dezembro dicembre
  decembrie abendua abe grudnia grudzień gru prosince prosinec pro decembra prosinca prosinac decembar
  dhjetor dhj disember dis disyembre desemba joulukuuta joulukuu joulu detsember dets decembris gruodžio
  gruodis aralık ara dekabr dek децембар дец декември дек грудня грудень груд снежня снежань сне декабря
  декабрь желтоқсан жел декабр δεκεμβρίου δεκ դեկտեմբերի դեկտեմբեր դեկ დეკემბერი დეკ דצמבר דצמ ديسمبر
  كانون_الأول دجنبر دسامبر دسمبر दिसंबर डिसेंबर डिसेम्बर ডিসেম্বর ડિસેમ્બર ਦਸੰਬਰ டிசம்பர் డిసెంబర్
  ಡಿಸೆಂಬರ್ ഡിസംബർ ธันวาคม ທັນວາ ធ្នូ ဒီဇင်ဘာ ဒီ ዲሴምበር ዲሴም decembrī децембра दिसम्बर`,
];

/** Words that mean one month in one language and another in a second one: the language (BCP 47) decides. */
const byLanguage: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  lip: { pl: 7, hr: 6 },
  lis: { pl: 11, cs: 11, hr: 10 },
  listopad: { pl: 11, cs: 11, hr: 10 },
  listopada: { pl: 11, hr: 10 },
  srp: { cs: 8, hr: 7 },
};

/** Accents are often left out, and upper case loses some ("KASIM" for Kasım), so words are compared without them. */
const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0653-\u0655\u200c]/g, '')
    .replaceAll('ı', 'i')
    .replace(/\.$/, '')
    .normalize('NFC');

const numbers: ReadonlyMap<string, number> = new Map(
  table.flatMap((row, at) =>
    row.split(/\s+/).map((name) => [folded(name.replace('_', ' ')), at + 1] as const),
  ),
);

const longestStem = 12;
/** Names of months in scripts without capitals, cut at every length from two characters on. */
const stems: ReadonlySet<string> = new Set(
  [...numbers.keys()]
    .filter((name) => /^[\p{Lo}\p{M}]+$/u.test(name))
    .flatMap((name) =>
      [...Array(longestStem).keys()]
        .map((length) => name.slice(0, length))
        .filter(({ length }) => length > 1),
    ),
);

/**
 * Is it a month's name cut short or with another ending, in a script without capitals ("நவ", "నవంబరు")? Weak: only
 * next to a day and a place.
 */
export const beginsMonth = (word: string): boolean => {
  const name = folded(word);
  if (name.length > longest || !/^[\p{Lo}\p{M}]{2,}$/u.test(name)) return false;
  return stems.has(name) || (name.length > 4 && stems.has(name.slice(0, -1)));
};

/** What a month's name may look like, for use inside a pattern with the flag `u`; `monthNumber` says whether it is one. */
export const monthWord = '(?:(?:تشرين|كانون)\\s\\p{L}{5,6}|[\\p{L}\\p{M}]{2,20})';
const longest = 24;

/**
 * 1 to 12, or undefined for a word that is no month, or that is two months in two languages while `language`
 * (BCP 47) is neither.
 */
export const monthNumber = (word: string, language = ''): number | undefined => {
  if (word.length > longest) return undefined;
  const name = folded(word);
  const primary = /^[a-z]+/i.exec(language)?.[0].toLowerCase() ?? '';
  if (Object.hasOwn(byLanguage, name)) return byLanguage[name]?.[primary];
  // Hebrew joins "in" to the month.
  return numbers.get(name) ?? (name.startsWith('ב') ? numbers.get(name.slice(1)) : undefined);
};
