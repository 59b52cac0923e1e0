import { allKnown } from '../names/names.ts';

export interface CaptionParts {
  caption?: string;
  creditLine?: string;
}

const words =
  'photos?|photograph|picture|image|images|pic|photo credit|photo by|photograph by|image credit|picture credit|credit|credits|courtesy|file photo|copyright|source|foto|fotos|bild|bilder|foto de|foto por|foto di|fotografía|fotografia|imagen|imagem|crédito|crédits?|crédit photo|créditos|photo de|quelle|bildquelle|fonte|fuente|kuva|фото|фотография|снимка|zdjęcie|fot\\.?|foto:|fotoğraf|gambar|ảnh|फोटो|फ़ोटो|तस्वीर|छवि|صورة|تصوير|الصورة|عکس|תמונה|צילום|写真|图|图片|摄影|사진|φωτογραφία|ছবি';
const labelled = new RegExp(
  `(?:^|[\\s(\\[|.–—-])(?:[(\\[]\\s*)?(?:${words})\\s*(?:[:：]|\\bby\\b|©|/(?=\\s?\\p{Lu}))\\s*([^\\s][^\\n]{1,159}?)\\s*[)\\]]?\\.?$`,
  'iu',
);
const bracketed = /\s?[([（]([^()[\]（）]{2,170})[)\]）]\.?$/u;
const copyright = /(?:(?<!\s)\s+)?(?:©|\(c\)|&copy;)\s*([^©]{2,120})$/iu;
/** With a name before it and a slash between names. Runs of letters hold both the words for a picture and the names. */
const agencyPhoto =
  /^(?:[\p{L}.'’ -]{2,60}[/|,]\s*)?(?:AP|AFP|Reuters|REUTERS|EPA|dpa|PTI|ANI|EFE|ANSA|TASS|Xinhua|Getty|IANS|UNI|PA|CP|AAP|NTB|TT|STT|Ritzau|Lehtikuva|Anadolu|Kyodo|Yonhap|Bloomberg|Shutterstock|iStock|imago|Imago|Zuma|ZUMA|picture alliance|Sipa|SIPA|Alamy)\b(?:[\p{L}.'’ -]{2,})?(?:[/,][\p{L}.'’ -]{2,})*$/u;

/** "The band on stage. Photo: A. Novak / Example Agency" to caption and credit. */
export const splitCaption = (text: string): CaptionParts => {
  const line = text.trim();
  const bracket = bracketed.exec(line);
  if (bracket?.[1] && (agencyPhoto.test(bracket[1].trim()) || allKnown(bracket[1])))
    return parts(line.slice(0, bracket.index), bracket[1], line);
  const label = labelled.exec(line);
  if (label?.[1]) return parts(line.slice(0, label.index), label[1], line);
  const right = copyright.exec(line);
  if (right?.[1]) return parts(line.slice(0, right.index), right[1], line);
  const tail = /(?<=[.!?…।։።፧။។៕།؟。]["”’'»)]?\s{1,3})([^.!?]{2,80})$/u.exec(line);
  if (tail?.[1] && agencyPhoto.test(tail[1].trim())) return parts(line.slice(0, tail.index), tail[1], line);
  if (agencyPhoto.test(line) && line.length < 80 && /[/|]|Photo|Images/.test(line))
    return { creditLine: line };
  return line === '' ? {} : { caption: line };
};

const parts = (caption: string, credit: string, line: string): CaptionParts => {
  const before = caption.replace(/(?<![\s|–—([-])[\s|–—([-]+$/u, '').trim();
  const opened =
    line.slice(caption.length, caption.length + 2).includes('.') && !/[.!?]$/.test(before)
      ? `${before}.`
      : before;
  const creditLine = credit
    .replace(/^(?:photo|image|picture|foto)\s*(?:by|von|par|por|di|de|:)\s*/iu, '')
    .replace(/^(?:by|von|par|por|di|de)\s+/iu, '')
    .replace(/^[\s:]+|(?<![\s)\]])[\s)\]]+$/g, '')
    .trim();
  return { ...(opened && before !== '' && { caption: opened }), ...(creditLine !== '' && { creditLine }) };
};
