/**
 * Sentences that belong to the page and not to the story, in the languages that agencies write most.
 * Each of these is only asked about short blocks.
 */

/** Leads to another story: "Read more: …". */
const leadsOn =
  /^(\W*)((\d+\s*)?(comments?|kommentare?|comentarios?|comentários?|commentaires?|commenti|комментарии)\W*$|related|read( more| also| next|:)|see (more|also)|also read|more (on this|from|stories|great|:)|don.?t miss|most read|watch( now| more|:)|recommended|up next|you (may|might) (also )?(like|be interested)|if you liked|sponsored|advert(isement)?s?\b|lee tamb|le[ei]a (tamb|mais)|veja (tamb|mais)|m[aá]s informaci[oó]n|ver tamb|lire (aussi|la suite|plus)|à lire|voir aussi|lesen sie (auch|mehr)|mehr (zum thema|dazu)|auch interessant|leggi (anche|di pi)|guarda anche|lees (ook|meer)|l[äa]s (ocks|även|mer)|les også|læs også|czytaj (też|także|więcej)|читайте (также|ещё|еще)|смотрите также|baca juga|ayrıca|okumaya devam|اقرأ أيضا|यह भी पढ़ें|関連記事|相关阅读|延伸閱讀)/iu;

/** Asks for a subscription, a click or money. */
const asks =
  /\b(sign(ing)? up (for (our|the|free|daily|a daily)|to (our|get)|here|now)|sign up:|subscribe (to (our|the|this)|now|here|today)|(our|free|daily|weekly) (free |daily |weekly |morning )*newsletters?\b|newsletter\b.{0,60}\binbox|in(to)? your inbox|download (our|the) app|get the .{2,30} app|join (our|the conversation|the discussion)|become a (member|subscriber|supporter)|support our journalism|turn on (desktop )?notifications|follow us\b|click here (for more|to (subscribe|sign|buy|order|read))|like us on|share this (on|article|story|post)|we.d like to hear (what you think|from you)|have a (news )?tip|send (us )?your (tips|feedback)|tell us what you think|abonn(ez-vous|ieren sie)|newsletter abonn|inscreva-se|assine (a|o|nossa)|suscr[ií]bete|iscriviti|подпи(шитесь|сывайтесь))/iu;

/** How to reach the reporter. */
const reaches =
  /\b(follow (him|her|them|me|\w+( \w+)?) (on|at) (twitter|x|facebook|instagram|linkedin)|(write|reach|email|e-mail|contact) (to )?[\w ]{0,40}( at| on)\b.*(@|twitter)|can be reached (at|by)|may be reached (at|by)|on twitter:? ?@|reach the reporters?\b|twitter\.com\/)/iu;

/** Rights notices of the page. */
const rights = /^(copyright )?(©|\(c\)) ?(copyright )?\d{4}\b.*(rights reserved)?|\ball rights reserved\b/iu;

/** When something was published or changed: a date or a time of day with few words around it. */
const dated = /\b(19|20)\d{2}\b.*|\b\d{1,2}[:.]\d{2}\b.*/u;
const timeWords =
  /^\W*(updated?|published|posted|last (updated|modified)|first published|created|aktualisiert|veröffentlicht|stand|actualizado|publicado( em)?|atualizado( em)?|mis à jour|publié|pubblicato|aggiornato|опубликовано|обновлено)\b/iu;

export const isTimeLine = (text: string): boolean =>
  text.length < 80 && !/[!?]$/.test(text) && ((timeWords.test(text) && /\d/.test(text)) || isBareTime(text));

/** A text that is nothing but a date or time: what is no digit, month, day or zone is a word or two. */
function isBareTime(text: string): boolean {
  if (text.length > 50 || !dated.test(text) || /\d{5,}/.test(text)) return false;
  const words = text.match(/\p{L}+/gu) ?? [];
  const digits = text.match(/\d+/g) ?? [];
  return (
    digits.length >= 2 &&
    digits.length <= 7 &&
    words.filter((word) => word.length > 3).length <= 2 &&
    words.length <= 5
  );
}

export const isLeadOn = (text: string): boolean => text.length < 240 && leadsOn.test(text);
export const isRequest = (text: string): boolean => text.length < 300 && asks.test(text);
export const isContactLine = (text: string): boolean => text.length < 300 && reaches.test(text);
export const isRightsNotice = (text: string): boolean => text.length < 200 && rights.test(text);
