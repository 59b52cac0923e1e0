import type { AiUse } from './schema.ts';

/** IPTC's vocabulary of digital source types (cv.iptc.org/newscodes/digitalsourcetype). */
export const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** What the codes of that vocabulary say of a text: most are of pictures, and say that people made it. */
export const extents: Readonly<Record<string, AiUse['extent']>> = {
  trainedAlgorithmicMedia: 'generated',
  algorithmicMedia: 'generated',
  virtualRecording: 'none',
  compositeSynthetic: 'assisted',
  compositeWithTrainedAlgorithmicMedia: 'assisted',
  algorithmicallyEnhanced: 'assisted',
  dataDrivenMedia: 'none',
  digitalCreation: 'none',
  humanEdits: 'none',
  digitalCapture: 'none',
  computationalCapture: 'none',
  multiFrameComputationalCapture: 'none',
  composite: 'none',
  compositeCapture: 'none',
  negativeFilm: 'none',
  positiveFilm: 'none',
  print: 'none',
  minorHumanEdits: 'none',
  softwareImage: 'none',
  digitalArt: 'none',
  screenCapture: 'none',
};
const codes = new Map(Object.keys(extents).map((code) => [code.toLowerCase(), code]));

/** The code that says what an extent alone says, for formats that have a place for a code only. */
export const usualTypes = {
  generated: 'trainedAlgorithmicMedia',
  assisted: 'compositeWithTrainedAlgorithmicMedia',
  none: 'digitalCreation',
} as const satisfies Record<AiUse['extent'], string>;

const longestCode = 300;

/**
 * The code of a digital source type that is written as an address, a QCode (`digsrctype:…`), the name that schema.org has
 * for it, or as the code itself; an address outside IPTC's vocabulary stays as it is. Undefined for anything else.
 */
export function sourceTypeOf(written: string | undefined): string | undefined {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > longestCode) return undefined;
  const last = text.replace(/^.*[:/#]/, '').replace(/DigitalSource$/, '');
  const known = codes.get(last.toLowerCase());
  if (known !== undefined) return known;
  return /^https?:\/\/[^\s<>"]+$/.test(text) ? text : undefined;
}

/** The address of a digital source type. */
export const sourceTypeUri = (type: string): string => (/^https?:/.test(type) ? type : sourceTypes + type);

/** The digital source type of a text: as stated, else the one that its extent says. */
export const sourceTypeFor = ({ digitalSourceType, extent }: AiUse): string =>
  digitalSourceType ?? usualTypes[extent];

/** What formats and systems say of the use of AI, each as written. */
export interface AiUseParts {
  extent?: string | undefined;
  digitalSourceType?: string | undefined;
  tool?: string | undefined;
  reviewedBy?: string | undefined;
  reviewedAt?: string | undefined;
  responsible?: string | undefined;
  responsibleUrl?: string | undefined;
}

/** A record taken apart, for formats that carry each part by itself. */
export const partsOfAiUse = (aiUse: AiUse | undefined): AiUseParts => {
  if (aiUse === undefined) return {};
  const { responsible, digitalSourceType: _type, ...parts } = aiUse;
  return {
    ...parts,
    digitalSourceType: sourceTypeUri(sourceTypeFor(aiUse)),
    responsible: responsible?.name,
    responsibleUrl: responsible?.url,
  };
};
