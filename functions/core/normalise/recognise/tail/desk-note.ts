/** What one desk says to another about pictures, length and fees: not for readers, and of no use later. */

const longest = 140;
const picture =
  /(?<!\p{L})(?:pics?|pictures?|photos?|foto(?:s|graf\p{L}{1,6})?|images?|video|graphics?|bilde?r?|kuva|фото)(?!\p{L})/iu;
const handling =
  /(?<!\p{L})(?:pls|please use|to follow|follows?|attached|available|with story|use with|avail|folgt|folgen|angehängt|suit|suivent|adjunta|anexa|segue|allegat\p{L}|volgt|følger|följer|liitteenä|w załączeniu)(?!\p{L})/iu;
const fees =
  /(?<!\p{L})(?:abdruck honorarfrei|belegexemplar|frei zur veröffentlichung|zur freien verwendung|libre de droits|uso gratuito|free for use|royalty.free)/iu;
const loud = /^[^\p{Ll}]{4,24}$/u;
const loudPicture = /^(?:FOTO|PHOTO|PIC|VIDEO|BILD|ФОТО|WITH PIC)/u;

export const isDeskNote = (line: string): boolean => {
  if (line.length > longest || /["“”„«»]/u.test(line)) return false;
  if (fees.test(line) || isMediaFlags(line)) return true;
  if (loud.test(line) && loudPicture.test(line)) return true;
  return picture.test(line) && handling.test(line) && !/[.!?]$/.test(line) && line.split(' ').length <= 10;
};

/** "(foto) (vídeo)": what comes with the text, and no other word. */
const isMediaFlags = (line: string): boolean => {
  const words = line.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return (
    words.length > 0 && words.length <= 4 && /^[([+*]/.test(line) && words.every((word) => media.test(word))
  );
};
const media =
  /^(?:fotos?|photos?|pics?|v[ií]deos?|audio|bild|bilder|grafik|gr[aá]fico|infograf\p{L}{1,5}|images?|with|con|avec|mit|y|and|et|und|фото|видео|відео)$/iu;

const blocks =
  /^[#*\s]*(?:\p{L}{2,8}-)?(?:notizblock|redaktionelle hinweise|dpa-kontakte|desk notes?|notes? (?:to|for) (?:editors|desk)|service)[\s:]*$/iu;

/** Below such a heading stand notes about the copy. */
export const isNoteHeading = (line: string): boolean =>
  /notes? (?:to|for)|redaktionelle hinweise/iu.test(line);

/** What is not for the public stays out of every field. */
export const isPrivate = (line: string): boolean =>
  /not (?:intended |meant )?for (?:publication|public)|nicht zur veröffentlichung/iu.test(line);

/** The heading over a block of such notes, below which no text of the story stands. */
export const isDeskHeading = (line: string): boolean =>
  line.length <= 60 && /^#/.test(line) && blocks.test(line);
