import { reportsSpeech } from '../recognise/furniture/statement.ts';
import { lookUp } from '../recognise/names/names.ts';

/**
 * What pages say about a story or a picture in a line of its own: reading time, numbers of comments, dates of
 * publishing, tags, buttons of networks, notices of paywalls. Kinds of lines, not lines.
 */

interface Note {
  pattern: RegExp;
  /** Sees what the pattern cannot. */
  accepts?: (found: RegExpExecArray) => boolean;
}

const network =
  '(?:facebook|x|twitter|whatsapp|line|telegram|e-?mail|print|linkedin|pinterest|instagram|reddit|tumblr|messenger|copy link|copy|share|tweet|threads|bluesky|wechat|weibo|hatena|pocket|flipboard|mastodon|sms|viber|vk)';
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\.?';
const date = `(?:\\p{L}{3,9}, ?)?(?:\\d{1,2}(?:st|nd|rd|th)? ${month}|${month} \\d{1,2}(?:st|nd|rd|th)?),? \\d{4}`;
const stock =
  /^(?:getty(?: images)?|i?stock|shutterstock|alamy|unsplash|pixabay|pexels|flickr|wikimedia(?: commons)?|file|archive|handout|supplied|istockphoto)$/i;

/** "Photo: Jill Moss/Alamy": a picture agency is named, alone or with others. */
const namesDealer = ([, names = '']: RegExpExecArray): boolean =>
  names.split(/[/|,]| via /).some((part) => stock.test(part.trim()) || lookUp(part.trim()) !== undefined);

const notes: readonly Note[] = [
  {
    pattern:
      /^(?:read(?:ing)? time|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|время чтения) ?[:：]? ?\d{1,3} ?(?:min|мин)\p{L}{0,4}\.?$/iu,
  },
  {
    pattern: /^\d{1,3}[ -]min(?:ute)?s?\.? (?:read|lesezeit|de lecture|de lectura|de leitura|di lettura)$/iu,
  },
  {
    pattern:
      /^(?:comments?|kommentare|commentaires?|comentarios?|comentários?|commenti|комментарии) ?\(\d{1,6}\)$/iu,
  },
  { pattern: /^\d{1,6} (?:comments?|kommentare|commentaires?|comentarios?|comentários?|commenti)$/iu },
  {
    pattern:
      /^(?:post|leave|write|add|view|read|join|show) (?:a |the |all )?(?:comments?|conversation|discussion)$/iu,
  },
  {
    pattern:
      /^\(?(?:image|photo|picture|photograph|pic|foto|bild|photo by)(?: credits?| courtesy| source)?(?: ?[:：–-] ?| ©)([^:]{2,60}?)\)?$/iu,
    accepts: namesDealer,
  },
  {
    pattern:
      /^\(?(?:(?:file|stock|archive|representative|representational|representation|illustrative|symbolic) (?:photo|image|picture|pic)s?|for representation(?:al)?(?: purposes?)?(?: only)?|symbolbild|archivbild|photo d['’]illustration|imagen de archivo|getty images|shutterstock|istock)\)?\.?$/iu,
  },
  {
    pattern: new RegExp(
      `^\\(?(?:first |last |originally )?(?:published|updated|posted|modified)(?: on| at)? ?[:–—-]? ?${date}(?:[\\d:.,| ]|at|hrs|[ap]\\.?m\\.?|[A-Z]{2,4}(?![\\p{L}]))*(?:[–—-] ?[\\p{Lu}][\\p{L} ]{1,30})?\\)?$`,
      'iu',
    ),
  },
  { pattern: /^(?:publié|mis à jour|modifié) (?:le|à) .{0,20}\d{4}[^.!?]{0,60}$/iu },
  {
    pattern:
      /^(?:tags?|tagged|mots-clés|etiquetas|schlagwörter|schlagworte|теги|标签|タグ) ?[:：](?: ?[^.!?]{0,150})?$/iu,
  },
  { pattern: /^#[\p{L}\p{M}\p{N}_]{2,40}(?: #[\p{L}\p{M}\p{N}_]{2,40}){1,15}$/iu },
  { pattern: new RegExp(`^${network}(?:(?: ?[|/•·] ?| )${network}){1,11}$`, 'iu') },
  {
    pattern: new RegExp(
      `^(?:share|partager|teilen|compartir|compartilhar|condividi|поделиться|dela|del|delen|deel) (?:on|via|by|sur|par|auf|en|no|em|su|в|på|op) ${network}$`,
      'iu',
    ),
  },
  {
    pattern:
      /^(?:diesen (?:artikel|beitrag) (?:teilen|drucken|merken)|artikel (?:drucken|merken|anhören)|zur startseite|link copied!?|copy link|loading\.{0,3}…?|(?:sponsored links )?by (?:taboola|outbrain)|you may like|compártelo:?|comparte:?|подписаться|分享到[:：]?|扫一扫.{0,20}|enter your e-?mail(?: address)?|your e-?mail address will not be published\..{0,60}|also read in \p{L}{4,12})$/iu,
  },
  { pattern: /^[–—-]{1,3} ?(?:advertisement|publicidad|publicité|anzeige|werbung|реклама) ?[–—-]{1,3}$/iu },
  { pattern: /^advertisement[.:–—-]? (?:scroll|story|article|continue)[^.!?]{0,50}\.?$/iu },
  {
    pattern:
      /^(?:this )?(?:article|story|content|page) is (?:for|available to|reserved for|only available to|exclusive to) (?:our |paying |premium )?subscribers(?: only)?\.?$/iu,
  },
  { pattern: /^this (?:article|story) is more than \d{1,3} \p{L}{3,6} old\.?$/iu },
  { pattern: /^il vous reste \d{1,3}(?:[.,]\d{1,2})? ?% de cet article à lire.{0,80}$/iu },
  {
    pattern:
      /^\(?this (?:story|article|report) (?:has been|was|is) published from (?:a|an) (?:wire )?(?:agency )?feed.{0,80}$/iu,
  },
  {
    pattern:
      /^(?:disclaimer ?: ?)?(?:the )?(?:views|opinions)(?: and opinions)? expressed(?: here| above| in this \p{L}{4,8})? are (?:those of the (?:author|writer)|personal|(?:his|her|the author['’]s) own).{0,100}$/iu,
  },
  { pattern: /^a version of this (?:article|story|column) (?:appears|appeared) in (?:print|the).{0,200}$/iu },
  { pattern: /^(?:read|find out|learn) more about [^.!?]{1,60} here\.?$/iu },
  { pattern: /^read the (?:original|full) (?:article|story|report) (?:here|on [^.!?]{2,40})\.?$/iu },
  {
    pattern:
      /^[<‹〈《]?저작권자.{0,120}$|^.{0,40}無断(?:転載|複製|使用)[^。]{0,30}禁.{0,12}$|^版权所有.{0,60}$/iu,
  },
  // What a publishing system would have replaced: [newsletter_signup id="4"].
  {
    pattern: /^\[\/?[a-z][a-z\d_-]{2,30}(?: [a-z][^[\]]{0,150})?\]$/u,
    accepts: ([line]) => /[_=]/.test(line),
  },
];

const anyNote = ['iu', 'u'].map(
  (flags) =>
    new RegExp(
      notes
        .filter(({ pattern }) => pattern.flags === flags)
        .map(({ pattern }) => `(?:${pattern.source})`)
        .join('|'),
      flags,
    ),
);

/** Is this whole line a note of a page about its story? */
export const isPageNote = (line: string): boolean =>
  anyNote.some((any) => any.test(line)) &&
  notes.some(({ pattern, accepts }) => {
    const found = pattern.exec(line);
    return found !== null && (accepts === undefined || accepts(found));
  }) &&
  !reportsSpeech(line);
