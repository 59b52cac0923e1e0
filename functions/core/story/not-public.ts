/**
 * The sign that what follows is for editors only, in the languages that agencies write most: "not (intended) for
 * publication". With a time behind it, it is an embargo and none of these.
 */
const mark =
  /(?<![\p{L}\p{M}])(?:not\s+(?:intended\s+|meant\s+|cleared\s+|destined\s+)?(?:for|to\s+be)\s+(?:general\s+|public\s+|onward\s+)?(?:publication|publish(?:ed|ing)|broadcast(?:ing)?)|not\s+for\s+public\s+(?:release|use)|nicht\s+(?:zur|für\s+die|zum)\s+(?:ver(?:ö|oe)ffentlich(?:ung|en)|publikation|abdruck)(?:\s+(?:bestimmt|gedacht|freigegeben|vorgesehen))?|(?:no|non)\s+(?:(?:est[áa]n?\s+)?destinad[oa]s?\s+a|(?:es|son|apto\s+)?\s?para)\s+(?:la\s+|su\s+)?(?:publicaci[óo]n|difusi[óo]n)|n[ãa]o\s+(?:(?:se\s+)?destinad[oa]s?\s+[àa]|para)\s+(?:a\s+)?publica[çc][ãa]o|(?:pas|non)\s+destin[ée]e?s?\s+[àa]\s+(?:la\s+|être\s+)?(?:publication|publiée?s?|diffusion)|ne\s+pas\s+publier|non\s+(?:destinat[oiae]\s+alla|per\s+la|per)\s+pubblicazione|niet\s+(?:bestemd\s+)?voor\s+publicatie(?:\s+bestemd)?|(?:inte|ikke|ikkje|ej)\s+(?:avsedd[at]?\s+|beregnet\s+|ment\s+)?(?:för|for|til)\s+(?:publicering|publisering|offentliggj?[øo]relse|offentliggj?øring)|ei\s+julkai(?:stavaksi|suun)|nie\s+do\s+publikacji|не\s+для\s+(?:публикации|печати)|ليس\s+للنشر|ليست\s+للنشر|प्रकाशन\s+के\s+लिए\s+नहीं)(?![\p{L}\p{M}])/iu;

/** One word of every mark: most lines have none. */
const hint =
  /publi|broadcast|release|public use|abdruck|diffus|difus|offentligg|ffentlich|pubbli|julkai|публик|печат|发|發|刊|掲載|公表|للنشر|प्रकाशन/iu;

/** Chinese and Japanese write no spaces, so what stands around a mark is no sign there: a short line is. */
const denseMark = /不(?:供|得|可)(?:公开|公開)?(?:发表|發表|发布|發布|刊登)|掲載不可|公表不可/u;
const longestDense = 40;
/** Makes an embargo of it. */
const untilLater =
  /^[,:]?\s?(?:before|until|till|prior\s+to|ahead\s+of|earlier\s+than|vor|bis|avant|jusqu|antes|hasta|até|prima|fino|voor\s|tot\b|f[öo]re|før|til\b|до\b|przed|ennen|\d)/iu;
/** What says of the lines below that they are meant. */
const pointing =
  /(?:^|[^\p{L}])(?:(?:the\s+)?(?:following|below)|th(?:is|ese)|(?:die\s+)?(?:folgende|nachfolgende)[nsrm]?|diese[rs]?|(?:la|las|los|el)\s+siguientes?|est[aeo]s?|(?:les?|las?)\s+(?:\p{L}+\s+)?suivante?s?|ces?(?:t|tte)?|(?:le|i|la)\s+seguenti|(?:de\s+)?volgende|följande|følgende|(?:o|a|as|os)\s+seguintes?|następujące|следующ(?:ая|ие|ее)|contacts?|kontakte?|contactos?|telephone|phone|numbers?|telefon\p{L}*|(?:e-?)?mail|details?)(?![\p{L}])/iu;
/** A verb makes a sentence of what stands in front of the mark, and the past tense a story. */
const verb =
  /(?:^|[^\p{L}])(?:is|are|was|were|be|been|has|have|had|said|says|ist|sind|war|waren|sei|seien|es|son|est[áa]n?|era|est|sont|était|étaient|è|sono|erano|zijn|was|waren|är|var|er|jest|są)(?![\p{L}])/iu;
const past =
  /(?:^|[^\p{L}])(?:was|were|had|said|war|waren|seien|era|eran|était|étaient|erano|var)(?![\p{L}])/iu;

const longestFront = 100;

/**
 * Where a line says that it and what follows are not for the public, or -1. The form counts: the mark opens the line,
 * or stands behind a heading, a bracket or words that point at what follows, and ends its sentence. "The memo was not
 * intended for publication" is a sentence of a story.
 */
export function notPublicAt(line: string): number {
  if (!hint.test(line)) return -1;
  const dense = line.length <= longestDense ? line.search(denseMark) : -1;
  if (dense >= 0) return /[年月日时時前]/.test(line) ? -1 : dense;
  const found = mark.exec(line);
  if (found === null) return -1;
  const front = line.slice(0, found.index);
  const behind = line.slice(found.index + found[0].length);
  if (untilLater.test(behind.trimStart())) return -1;
  if (
    front.length > longestFront ||
    !/^[\s]*(?:$|[^\p{L}\p{N}\s,'’"”»])|^\s*(?:and|und|et|y|e)\s/u.test(behind)
  )
    return -1;
  const bare = front.replace(/^[\s\p{P}\p{S}]+/u, '').trim();
  const headed =
    bare === '' || /[([{:*=–—|-]$/.test(bare) || (!verb.test(bare) && bare.split(/\s+/).length <= 4);
  return headed || (pointing.test(bare) && !past.test(bare)) ? found.index : -1;
}
