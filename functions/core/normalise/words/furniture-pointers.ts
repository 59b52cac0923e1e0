import { lineOf } from './table-text.ts';

/** Phrases that point to another story, as parts of regular expressions. A mark and the text after it belong to them. */
const phrases = lineOf(`
also read | read also | also see | see also | also watch | watch also | read more | read next
read this | more | read | watch | listen | related | related articles? | related stor(?:y|ies)
related news | related video | must read | must watch | recommended | don['’]t miss | trending | in pics
in pictures | in photos | photos | explained | opinion | exclusive video | you may also like
more on this | more stories | up next | editor[’']s picks? | suggested reading | further reading
click here | read full story | full story | advertisement | यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें
ये भी देखें | यह भी देखें | और पढ़ें | पढ़ें | हेही वाचा | আরও পড়ুন | আরো পড়ুন | مزید پڑھیں
یہ بھی پڑھیں | மேலும் படிக்க | ఇవీ చదవండి | ਇਹ ਵੀ ਪੜ੍ਹੋ | આ પણ વાંચો | [اإأ]قر[أا] [أا]يض[اًا]{1,2}
[اإأ]قر[أا] المزيد | [اإأ]قر[أا] كذلك | [اإأ]قر[أا] | شاهد أيض[اًا]{1,2} | شاهد | مواضيع ذات صلة
مقالات ذات صلة | المزيد | بیشتر بخوانید | همچنین بخوانید | מידע נוסף | קראו גם | קראו עוד | קראו
lea también | lee también | lea además | leer también | lea más | leer más | ver también | vea también
mira también | (?:te|le) puede interesar | (?:te|le) recomendamos | más información | relacionad[ao]s?
noticias? relacionadas? | no te pierdas | leia também | leia mais | leia ainda | veja também | veja mais
saiba mais | confira | assista | relacionad[ao]s? | leia | veja | (?:à |a )?lire aussi
(?:à )?lire également | lire la suite | lire plus | voir aussi | à voir aussi | à lire | lire
sur le même sujet | notre dossier | leggi anche | leggi di più | guarda anche | vedi anche | citește și
citeşte şi | citiți și | lesen sie auch | lesen sie (?:hier|mehr|dazu|weiter) | lesen sie dazu auch
lies auch | auch interessant | mehr zum thema | mehr dazu | zum thema | lesetipp | weiterlesen
interview | video | podcast | fotostrecke | lees ook | lees meer | lees verder | bekijk ook | läs också
läs även | läs mer | se också | les også | les mer | se også | læs også | læs mere | lue myös
lue lisää | katso myös | читайте также | читайте | смотрите также | по теме | подробнее | читайте також
дивіться також | czytaj też | czytaj także | czytaj więcej | czytaj również | zobacz także | zobacz też
zobacz również | přečtěte si také | přečtěte si | čtěte také | čítajte aj | pročitajte još
pročitajte i | прочетете още | вижте още | διαβάστε επίσης | διαβάστε ακόμη | ayrıca okuyun
bunu da oku(?:yun)? | i̇lgili haber | ilgili haber | olvassa el ezt is | kapcsolódó | baca juga
baca selengkapnya | lihat juga | simak juga | xem thêm | đọc thêm | อ่านเพิ่มเติม | 関連記事 | あわせて読みたい
相关阅读 | 相关新闻 | 延伸閱讀 | 延伸阅读 | 관련기사
`).map((phrase) => phrase.normalize('NFC'));

/** Words that point to a story when in capitals or followed by a bar. Otherwise they open ordinary sentences. */
const soft =
  /^(?:more|read|watch|listen|photos|explained|opinion|interview|video|podcast|exclusive video|trending|recommended|confira|assista|leia|veja|lire|à lire|relacionad[ao]s?|شاهد|المزيد|читайте|подробнее|पढ़ें)$/i;

const separators = '[:：|｜»›>→–—-]';
const pointer = new RegExp(`^(${phrases.join('|')})\\s*(${separators}|\\.{2,})\\s*(\\S.{0,200})$`, 'iu');
/** "Also", in any language: a phrase with it opens no sentence. */
const also =
  /(?:^|\s)(?:also|aussi|également|auch|también|además|também|ainda|anche|și|şi|ook|också|även|også|myös|также|також|też|także|również|také|také|aj|još|i|още|επίσης|ακόμη|ayrıca|juga|أيض[اًا]{1,2}|ايضا|كذلك|همچنین|بھی|भी|ही)(?:\s|$)/iu;
/** Soft phrases that are a call by themselves. They point to anything that reads like a title. */
const imperative = /^(?:read|watch|listen)$/i;
/** In capitals a phrase needs no mark. */
const loudPointer =
  /^(?:ALSO READ|READ ALSO|READ MORE|SEE ALSO|ALSO WATCH|MUST READ|LIRE AUSSI|LEIA TAMBÉM|LEIA MAIS|LEA TAMBIÉN|LEE TAMBIÉN|LEGGI ANCHE|LESEN SIE AUCH|LEES OOK|LÄS OCKSÅ|LES OGSÅ|LÆS OGSÅ|LUE MYÖS|ЧИТАЙТЕ ТАКЖЕ|ЧИТАЙТЕ ТАКОЖ|BACA JUGA)\s+\S.{0,150}$/u;
/** These never open an ordinary sentence, so that they need no mark. */
const plainPointer = new RegExp(
  `^(?:${['यह भी पढ़ें', 'ये भी पढ़ें', 'इसे भी पढ़ें', 'اقرأ أيض[اًا]{1,2}', 'یہ بھی پڑھیں', 'مزید پڑھیں', 'আরও পড়ুন'].map((p) => p.normalize('NFC')).join('|')})\\s.{1,150}$`,
  'u',
);

/** A mark must follow the phrase, and every phrase is much shorter than this. */
const early = 80;
const anyMark = new RegExp(`${separators}|\\.\\.`);

/** Is this line a pointer to another story, such as "ALSO READ: Five photos"? */
export const isPointer = (line: string): boolean => {
  const found = anyMark.test(line.slice(0, early)) ? pointer.exec(line) : null;
  if (!found) return loudPointer.test(line) || plainPointer.test(line);
  const [, phrase = '', mark = '', rest = ''] = found;
  if (mark === '|' || mark === '｜' || /https?:\/\//.test(line)) return true;
  const small = /^["“‘']?\p{Ll}(?!\p{Lu})/u.test(rest);
  const stopped = /[^.।。]["”’»]?[.।。]["”’»]?$/u.test(rest);
  // Text that continues in small letters to a full stop, or to a closing dash, is a sentence.
  if (small && (stopped || (/[–—-]/.test(mark) && /\s[–—-]\s/.test(rest)))) return false;
  if (isCapitals(phrase)) return true;
  if (soft.test(phrase)) return imperative.test(phrase) && /^\p{Lu}\S* \S+ \S/u.test(rest) && !stopped;
  return also.test(phrase) || !(small || stopped);
};

const isCapitals = (phrase: string): boolean =>
  phrase === phrase.toUpperCase() && phrase !== phrase.toLowerCase();
