import { emptyDraft, note } from '../../draft/fill.ts';
import type { FormatReader, Parsed, ParsedItem } from '../../format.ts';
import { unpackParts } from '../../office/parts.ts';
import { readProperties } from '../../office/properties.ts';
import { storyOfHtml } from '../../office/story.ts';
import { convert } from './convert.ts';

/** The parts that text is made of. No pictures, macros and embedded files, and none of the library's own style maps. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document\d*|footnotes|endnotes)\.xml\.rels)$/;

const refused = (detail: string): Parsed => ({ items: [], problems: [{ pointer: 'byte=0', detail }] });

/**
 * Word documents. The archive is checked and unpacked here, within bounds, and only its text is handed to the library
 * that reads it, since that one unpacks whatever it is given.
 */
export const docx: FormatReader = {
  parse(sniff): Parsed {
    const unpacked = unpackParts(sniff, wanted);
    if ('problem' in unpacked) return refused(unpacked.problem);
    const draft = emptyDraft();
    readProperties(draft, unpacked.parts.get('docProps/core.xml'), sniff);
    const finish = async (): Promise<ParsedItem> => {
      const converted = await convert(unpacked.parts);
      const pointer = 'byte=0';
      if ('problem' in converted) return { pointer, problems: [{ pointer, detail: converted.problem }] };
      const whole = { ...draft, changes: [...draft.changes] };
      for (const { reason, before } of converted.left) note(whole, reason, before);
      const parsed = storyOfHtml(sniff, converted.html, whole);
      return parsed.items[0] ?? { pointer, problems: parsed.problems };
    };
    return { items: [{ pointer: 'byte=0', draft, finish }], problems: [] };
  },
};
