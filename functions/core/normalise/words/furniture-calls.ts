import { reportsSpeech, statesOfItself } from '../recognise/furniture/statement.ts';

const networks =
  '(?:facebook|x\\b|twitter|instagram|youtube|whatsapp|telegram|tiktok|linkedin|threads|bluesky|google news|google|pinterest|snapchat|koo|sharechat|flipboard|mastodon|social media|social|فيسبوك|تويتر|إنستغرام|انستغرام|واتساب|تلغرام|تليغرام|يوتيوب|फेसबुक|ट्विटर|इंस्टाग्राम|व्हाट्सएप|यूट्यूब|टेलीग्राम|वॉट्सऐप|телеграм|telegram-канал|вконтакте|redes sociales|redes sociais|réseaux sociaux|微信|微博)';
const wanted =
  '(?:newsletters?|briefings?|e-?mails?|e-?mail alerts?|alerts?|notifications?|updates?|channels?|channel|app|podcasts?|daily|digest|podcast|feed|page)';
/** What a reader is to fetch to a device, or to have sent. */
const fetched =
  '(?:newsletters?|briefings?|e-?mail alerts?|alerts?|notifications?|updates?|apps?|podcasts?|digest)';
/** What a page promises to readers who follow a link. */
const promised =
  '(?:news|information|info|updates?|details?|stories|story|coverage|analysis|videos?|photos|headlines|content|tips|articles?|reports?|this|topic|here)';

interface Call {
  pattern: RegExp;
  /** Sees what the pattern cannot, for it is blind to capitals. */
  accepts?: (found: RegExpExecArray) => boolean;
}

/** The account to follow is a name: "Follow Harbour News on Telegram", not "Watch what you say on Telegram". */
const namesSomebody = ([, name]: RegExpExecArray): boolean =>
  name === undefined || /^[\p{Lu}\p{Lo}@]/u.test(name);

/** Calls to the reader (follow, subscribe, click), each a whole line. */
const calls: readonly Call[] = [
  {
    pattern:
      /^(?:please )?(?:click|tap|press) (?:here|the link|below|on the link)(?: (?:to|for|and)\b.{0,140})?$/iu,
  },
  {
    pattern: new RegExp(
      `^(?:you can (?:also )?)?(?:follow|like|join|find|add|watch|catch)(?: (?:us|(?:us )?as a preferred source|the conversation|our [\\p{L} ]{2,30}|([\\p{L}@][\\p{L}\\d .'’&]{1,30})))?(?: (?:on|at|in|via))\\b[^.!?,]{0,20}${networks}.{0,80}$`,
      'iu',
    ),
    accepts: namesSomebody,
  },
  {
    pattern: new RegExp(
      `^(?:to |and |please |don['’]t forget to )?(?:subscribe|sign up|register|signup)(?: here| now| today| free)?(?: (?:to|for|with))\\b.{0,100}\\b${wanted}\\b.{0,80}$`,
      'iu',
    ),
  },
  { pattern: /^subscribe (?:to|now|today|for)\b[^.,]{0,60}$/iu },
  { pattern: /^(?:sign up|register) (?:now|here|today)(?![^.!?]* (?:or|if|unless) ).{0,80}$/iu },
  {
    pattern: new RegExp(
      `^(?:get|receive|download|try|install) (?:the|our|all|your|more)\\b[^,]{0,80}\\b${fetched}\\b.{0,80}$`,
      'iu',
    ),
  },
  {
    pattern: new RegExp(
      `^for (?:more|the latest|all the latest|latest|all)\\b(?! than\\b)(?:[^,]{0,80},|[^,]{0,60}\\b${promised})? (?:please |you can |do )?(?:visit|follow|click|subscribe|download|stay tuned|log on|like us|check)\\b.{0,80}$`,
      'iu',
    ),
  },
  {
    pattern:
      /^(?:stay tuned|stay updated|stay informed|stay connected)(?:$|[!.…]| (?:for|with|to|on|by|via)\b.{0,110}$)/iu,
  },
  { pattern: /^catch all the\b.{0,220}$/iu },
  { pattern: /^(?:share|tweet) (?:this|your) (?:article|story|post|news|page|thoughts)\b.{0,80}$/iu },
  { pattern: /^(?:story|article|text|report) continues (?:below|after|beneath)\b.{0,40}$/iu },
  {
    pattern:
      /^join (?:our|the|us on)\b[^,.]{0,40}\b(?:channel|group|community|newsletter|conversation|whatsapp|telegram)\b.{0,80}$/iu,
  },
  { pattern: /^(?:let us know|tell us|what do you think)\b.{0,60}\b(?:comments?|below)\b.{0,40}$/iu },
  { pattern: /^(?:have you got a story|got a (?:story|tip)|do you have a (?:story|tip))\b.{0,120}$/iu },
  {
    pattern:
      /^(?:haga|haz|pulse|pincha|clique|clica|clicca|cliquez|klicken sie|klicke|klik|klikk|klicka|нажмите|кликните|натисніть|kliknij|klikněte|tıklayın)\s+(?:clic )?(?:aquí|aqui|qui|ici|hier|her|här|здесь|сюда|тут|tutaj|zde|buraya)(?!\p{L}).{0,120}$/iu,
  },
  {
    pattern: new RegExp(
      `^(?:s[ií]guenos|s[ií]ganos|siga-nos|siga (?:o|a|nosso|nossa)|siga|seguici|suivez-nous|rejoignez-nous|retrouvez-nous|folgen sie uns|folge uns|volg ons|följ oss|følg oss|følg os|seuraa meitä|подписывайтесь на нас|следите за нами|присоединяйтесь к нам|підписуйтесь на нас|obserwuj nas|sledujte nás|kövessen minket|ikuti kami|theo dõi chúng tôi)(?!\\p{L})[^,]{0,40}${networks}.{0,80}$`,
      'iu',
    ),
  },
  {
    pattern:
      /^(?:suscr[ií]be(?:te|se)|suscr[ií]base|inscreva-se|assine|cadastre-se|iscriviti|abbonati|abonnez-vous|inscrivez-vous|recevez(?!-vous)|abonnieren sie|abonniere|melden sie sich|schrijf je in|meld je aan|prenumerera|abonner|meld deg på|tilaa|подпишитесь|подписывайтесь|підпишіться|підписуйтесь|zapisz się|přihlaste se)(?!\p{L}).{0,100}(?:newsletters?|bolet[ií]n|infolettre|lettre|canal|kanal|канал|podcast|nyhetsbrev|nyhedsbrev|nieuwsbrief|uutiskirje|рассылк|розсилк|whatsapp|telegram|youtube|google)[^.?]{0,80}$/iu,
  },
  // "Jetzt" also opens headlines. A call ends in what is to be done and has no verb after its first word.
  {
    pattern:
      /^jetzt (?!(?:will|wollen|kann|können|muss|müssen|soll|sollen|darf|dürfen|möchte|lässt|wird|werden)(?!\p{L}))[^.?,]{0,90}(?:abonnieren|anmelden|registrieren|eintragen|folgen|bestellen|herunterladen|beitreten|sichern|testen)!?$/iu,
  },
  {
    pattern: new RegExp(
      `^(?:تابعونا|تابعنا|تابعوا|اشترك|اشتركوا|للاشتراك|انضم|لمتابعة)[^.]{0,60}${networks}.{0,80}$`,
      'u',
    ),
  },
  {
    pattern:
      /^(?:اضغط هنا|اضغطوا هنا|اشترك الآن|اشترك في (?:نشرتنا|النشرة|قناتنا)|للمزيد (?:اضغط|اقرأ|من الأخبار)).{0,100}$/u,
  },
];

/** Notices of copyright, syndication and time; each a whole line. */
const notices: readonly Call[] = [
  {
    pattern:
      /^\(?(?:disclaimer\s*:\s*)?(?:except for the headline,? )?(?:this|the) (?:story|report|article|copy)\b.{0,80}\b(?:syndicated feed|auto-?generated)\b.{0,80}$/iu,
  },
  { pattern: /^\(?ap photos? [a-z]{2,6}\d{2,4}.{0,60}$/iu },
  {
    pattern:
      /^(?:\(?(?:last )?updated|first published|published|posted)(?: on| at)?\s*:\s*[^.]{0,12}\d[^.]{0,50}$/iu,
  },
  {
    pattern:
      /^©(?! (?:is|was)\b).{0,250}$|^\(c\) (?:copyright )?\d{4}.{0,200}$|^copyright (?:©|\(c\)|\d{4})(?! (?:is|was|will|has|had)\b).{0,200}$|^all rights reserved\.?$/iu,
  },
];

/** Calls that may come later in a line. Only lines in their script are tested. */
const lateCalls: readonly (readonly [script: RegExp, call: RegExp])[] = [
  [
    /[\u0900-\u097f]/,
    /^.{0,80}(?:हमें .{0,40}फॉलो करें|यहां क्लिक करें|यहाँ क्लिक करें|चैनल को सब्सक्राइब करें|सब्सक्राइब करें|हमारे .{0,40}(?:से जुड़ें|चैनल से जुड़ें))[^।]{0,60}$/u,
  ],
  [
    /[\u3005-\u9fff\uac00-\ud7af]/,
    /^.{0,40}(?:点击(?:这里|此处)|關注我們|关注我们|扫码关注|フォローする|ここをクリック|구독하기|여기를 클릭).{0,40}$/u,
  ],
];

/** All of one kind as one expression, which refuses nearly every line by its first letters. */
const joined = (flags: string): RegExp =>
  new RegExp(
    [...calls, ...notices]
      .filter(({ pattern }) => pattern.flags === flags)
      .map(({ pattern }) => `(?:${pattern.source})`)
      .join('|'),
    flags,
  );
const anyCase = joined('iu');
/** Calls in scripts without capitals. */
const caseless = joined('u');
/** Letters of scripts without capitals. */
const caselessLetter = /[\u0600-\u1fff\u2e80-\uffff]/;

const isOne = (line: string, of: readonly Call[]): boolean =>
  of.some(({ pattern, accepts }) => {
    const found = pattern.exec(line);
    return found !== null && (accepts === undefined || accepts(found));
  });

/** Is this whole line one of these calls or notices? A sentence that reports what somebody said is neither. */
export const isCall = (line: string): boolean => {
  const far = caselessLetter.test(line);
  if (!anyCase.test(line) && !(far && caseless.test(line)))
    return (
      far && lateCalls.some(([script, call]) => script.test(line) && call.test(line)) && !reportsSpeech(line)
    );
  if (reportsSpeech(line)) return false;
  return isOne(line, notices) || (!statesOfItself(line) && isOne(line, calls));
};
