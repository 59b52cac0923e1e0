import type { Draft } from '../../../../story/draft.ts';
import { lineText } from '../../../body/dom.ts';
import { creditsFrom } from '../../../recognise/credits/names.ts';
import { houseOf, isRightsLine, type Masthead, mastheadOver } from '../../../recognise/head/masthead.ts';
import { allKnown } from '../../../recognise/names/names.ts';
import type { Working } from '../../../working.ts';
import { addCredits } from '../credits.ts';
import { namesOfSource, unknownSource } from '../source-names.ts';

/** The lines of rights at the end of a text, which an earlier step may have removed. */
const rightsOf = ({ body }: Draft): string[] =>
  body.kind === 'text'
    ? body.value
        .slice(-lengthOfTail)
        .split('\n')
        .filter((line) => isRightsLine(line))
    : [];
/** Characters at the end of a text that may hold its rights. */
const lengthOfTail = 1000;

/** Reads the name of a house or a writer that stood over the headline, as the first line of the text; it may go then. */
export const takesMasthead = (working: Working, at: number, line: string): Masthead | undefined => {
  const { fields, blocks, aliases, draft } = working;
  if (at !== 0 || fields.headline === undefined) return undefined;
  const over = mastheadOver(line, [
    fields.headline,
    ...blocks.slice(1).map(lineText),
    // What earlier steps took out of the lines below.
    ...namesOfSource(working),
    ...rightsOf(draft),
  ]);
  if (over === 'house') {
    const name = houseOf(line);
    if (name !== undefined) {
      const credit = allKnown(name, aliases) ? undefined : unknownSource(name);
      addCredits(
        working,
        credit === undefined
          ? creditsFrom(name, 'source', line, aliases)
          : [{ ...credit, role: 'source', asWritten: line }],
      );
    }
  }
  if (over === 'person' && fields.byline === undefined) {
    fields.byline = line.trim();
    if ((fields.authors ?? []).length === 0) fields.authors = [{ name: line.trim() }];
  }
  return over;
};
