import type { Draft } from '../../../story/draft.ts';
import { isDateline } from '../../draft/dateline.ts';
import { putVersion } from '../../draft/fill.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import type { XmlElement } from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';

/** AssociatedWith names what belongs to the story, a picture or a sidebar, and not what it replaces. */
const rows: readonly Row[] = [
  ['pubStatus', read.status, 'NewsManagement/PublishingStatus'],
  ['edNote', read.joined('\n'), 'NewsManagement/Instruction'],
  ['headline', read.text, 'ContentMetadata/HeadLine'],
  ['slugline', read.text, 'ContentMetadata/SlugLine'],
  [
    'located',
    read.single,
    'ContentMetadata/DateLineLocation/City | ContentMetadata/DateLineLocation/CountryName',
  ],
  ['keywords', read.words, 'ContentMetadata/Keywords'],
  ['creditLine', read.text, 'ContentMetadata/Source | ContentMetadata//Property[@Name=Credit]/@Value'],
];

/**
 * The blocks in which agencies put their own metadata into Atom entries: `NewsManagement` and `ContentMetadata`
 * (the AP WebFeeds schema), whatever their prefix.
 */
export function readAgencyBlocks(draft: Draft, entry: XmlElement): void {
  const source = xmlSource(entry);
  readRows(draft, source, rows);
  const [sequence] = source.all('NewsManagement/ManagementSequenceNumber');
  // The sequence counts from 0.
  if (sequence !== undefined && /^\d{1,9}$/.test(sequence)) putVersion(draft, String(Number(sequence) + 1));
  const [byline] = source.all('ContentMetadata/ByLine');
  if (byline !== undefined) draft.byline = byline;
  const [dateline] = source.all('ContentMetadata/DateLine');
  if (dateline !== undefined && isDateline(dateline)) draft.dateline = { text: dateline };
}
