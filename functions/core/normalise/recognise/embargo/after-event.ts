/**
 * "会見終了後に掲載可", "행사 종료 후 보도 바랍니다", "Törenden sonra yayımlayınız": languages that put the verb last ask for
 * publication after an event, or forbid it before one, in a line that names nothing else. Which event it is does not
 * matter: no clock tells when it is over, so that the line holds the story until an editor frees it.
 */

/** Longer lines say more than that. */
const longest = 80;

const marks = '[\\s!！。.)）】\\]]{0,3}$';

/** What only those do who print or broadcast; "publish" and "announce" are said of the makers of news, too. */
const chineseMedia =
  '刊播|刊发|刊發|刊登|刊载|刊載|播发|播發|播出|播报|播報|报道|報道|報導|见报|見報|发稿|發稿|登载|登載|轉載|转载';
const chinese = [
  `[后後前]，?(?:方可|才可|才能|方能|始可|再行?|不得|禁止|严禁|嚴禁|不可|请勿|請勿|切勿|勿|请|請)(?:对外|對外)?(?:${chineseMedia}|发布|發布|發佈|发表|發表|公开|公開|公布)`,
  `[后後](?:可|即可)?(?:${chineseMedia})`,
  '(?:結束|结束|完毕|完畢)[后後]，?(?:可|即可|统一|統一)?(?:发布|發布|發佈|公开|公開|公布)',
];

const japaneseMedia = '掲載|報道|放送|放映|紙面掲載|ウェブ掲載|記事化';
const japaneseUse = `(?:の)?(?:${japaneseMedia}|公表|発表|公開|配信|解禁)`;
const japaneseUntil = '(?:後|以降|のち|まで|までは|前)(?:に|の|は|、|にのみ|に限り)?';
const japanese = [
  `${japaneseUntil}${japaneseUse}(?:を|は|が|も)?(?:可|可能|可能です|可とする|許可|解禁|のこと|すること|してください|して下さい|願います|お願いします|お願いいたします|お願い致します|でお願いします|できます|に限る|しないこと|しないで(?:ください|下さい)|禁止|厳禁|不可|控えてください|控えて下さい|お控えください)`,
  `${japaneseUntil}(?:${japaneseMedia}|解禁)`,
  `終了${japaneseUntil}(?:使用|利用|公開|配信)(?:可|可能)?`,
];

const koreanMedia = '보도|게재|방송|송출|기사화|출고|전재|인용';
const koreanUse = `(?:${koreanMedia}|공개|배포|발표|발행)`;
const koreanUntil = '(?:직후|이후|후|뒤|다음|까지|이전|전)(?:에|에만|부터)?(?:는|만)?';
const korean = [
  `${koreanUntil}\\s?${koreanUse}(?:을|를|는)?\\s?(?:가능|가능합니다|가능함|허용|바람|바랍니다|부탁\\p{L}{0,8}|요망|요청\\p{L}{0,6}|금지|불가|자제\\p{L}{0,8}|삼가\\p{L}{0,8}|할 것|하지 말 것|하지\\s?(?:마십시오|말아\\s?주\\p{L}{1,5})|해\\s?주\\p{L}{1,6}|하여\\s?주\\p{L}{1,6}|해야 합니다)(?:\\s?(?:바랍니다|부탁\\p{L}{0,8}))?`,
  `${koreanUntil}\\s?(?:${koreanMedia})`,
  `(?:종료|끝난|마친|완료)\\s?${koreanUntil}\\s?(?:공개|배포|발표|사용|활용)(?: 가능| 바랍니다)?`,
];

/** Verbs of printing and broadcasting that ask, allow or forbid; a form that tells of the future is of a report, too. */
const turkishVerb =
  '(?:yay[ıi][nm]la|payla[sş]|kullan[ıi]l|bas[ıi]l|haberle[sş]tir|servis ed)\\p{L}{0,8}(?:[ıiuü]n[ıiuü]z|[ıiuü]n|s[ıiuü]n|s[ıiuü]nlar|abilir|ebilir|abilirsiniz|ebilirsiniz|acakt[ıi]r|ecektir|mal[ıi]d[ıi]r|melidir|mas[ıi] rica olunur|mak üzere)';
const turkishFree = '(?:yay[ıi][nm]?\\p{L}{0,6} )?(?:serbest(?:tir)?|mümkündür|uygundur)';
const turkish = [
  `(?:sonra|sonras[ıi]|sonras[ıi]nda|ard[ıi]ndan|bitiminde|bitince|önce|öncesinde|kadar|dek|[^\\s]{1,12}m[ea]den|[^\\s]{1,12}m[ea]dan)\\s(?:${turkishVerb}|${turkishFree})`,
];

const indic = [
  '(?:के बाद|के पश्चात|के उपरांत|समाप्ति पर|से पहले|से पूर्व)\\s(?:ही\\s)?(?:प्रकाश(?:ित|न)|प्रसार(?:ित|ण))\\s?(?:न\\s)?(?:करें|करे|किया जाए|किया जाये|हेतु|के लिए|योग्य)',
  '(?:শেষে|পরে|পর|আগে|শেষ হলে)\\s(?:প্রকাশ|প্রচার)(?:যোগ্য|\\s?(?:করুন|করবেন না|করবেন|করা যাবে না|করা যাবে|করতে হবে))',
];
const hungarian = [
  '(?:után|előtt|végéig|végeztével|követően)\\s(?:nem\\s)?(?:közölhető|publikálható|megjelentethető|közzétehető|felhasználható)',
];
const thai = ['(?:เผยแพร่|ตีพิมพ์|ออกอากาศ)(?:ได้)?(?:หลัง|ภายหลัง|เมื่อ)[^\\s]{2,40}'];

const endsIn = (patterns: readonly string[]): RegExp => new RegExp(`(?:${patterns.join('|')})${marks}`, 'iu');
const bySigns = endsIn([...chinese, ...japanese]);
const byKorean = endsIn(korean);
const byTurkish = endsIn([...turkish, ...hungarian]);
const byIndic = endsIn(indic);
const byThai = new RegExp(`^(?:โปรด|กรุณา|ให้)?${thai.join('|')}${marks}`, 'u');

/** Words in front that make the line a sentence about somebody or something: a topic, a subject, an object, a comma. */
const tellsOfSigns = /[はがを、，,「」“”"『』《》]|[\p{L}]：/u;
const tellsOfKorean = /(?:[은는을를]|께서)\s|[,"“”'‘’「」]/u;
const tellsOfIndic = /[,;:।]|\sको\s|\sने\s/u;
const mayBeSpaced = /\s(?:sonra|ard|biti|önce|kadar|dek|után|előtt|végé|végez|követ)|m[ae]d[ae]n\s/u;
const mostWords = 5;

export const marksInFront = /^[\s※*＊★■□◆◇●○▲△▼【[（(<〈《-]{1,4}/u;
/** What the line may be about: the copy itself. */
const copyInFront =
  /^(?:(?:本|この|当|此|該|该|이|본|해당)\s?)?(?:稿件|稿|記事|原稿|件|資料|新闻稿|新聞稿|新闻|기사|자료|보도자료|내용)[はのを은는을를]?[、，:：\s]?|^(?:bu\s)?(?:haber|metin|bülten|içerik)[,:]?\s/iu;

/** Is a whole line such a notice? */
export const waitsForEventLast = (text: string): boolean => {
  const line = text.trim().replace(marksInFront, '').replace(copyInFront, '');
  if (line.length > longest) return false;
  if (/[\p{Script=Hangul}]/u.test(line)) return frontOf(line, byKorean, tellsOfKorean);
  if (/[\p{Script=Han}]/u.test(line)) return frontOf(line, bySigns, tellsOfSigns);
  if (/[\p{Script=Devanagari}\p{Script=Bengali}]/u.test(line)) return frontOf(line, byIndic, tellsOfIndic);
  if (/[\p{Script=Thai}]/u.test(line)) return byThai.test(line);
  return mayBeSpaced.test(line) ? frontOf(line, byTurkish, /[,;:"“”]|l[ae]r\s/u) : false;
};

/** Is the pattern at the end, and in front of it an event and nothing else? */
const frontOf = (line: string, pattern: RegExp, tellsOf: RegExp): boolean => {
  const found = pattern.exec(line);
  if (found === null) return false;
  const front = line.slice(0, found.index);
  const words = front.split(/\s+/u).filter(Boolean).length;
  return front.trim() !== '' && words <= mostWords && front.length <= 30 && !tellsOf.test(front);
};
