import type { Draft } from '../../../story/draft.ts';
import { isDateline } from '../../draft/dateline.ts';
import { put, putVersion, unique } from '../../draft/fill.ts';
import { putStatus } from '../../draft/status.ts';
import { attribute, childText, descendants, elements, text, type XmlElement } from '../../xml/element.ts';

/**
 * The blocks in which agencies put their own metadata into Atom entries: `NewsManagement` and `ContentMetadata`
 * (the AP WebFeeds schema), whatever their prefix.
 */
export function readAgencyBlocks(draft: Draft, entry: XmlElement): void {
  const management = elements(entry, 'NewsManagement')[0];
  putStatus(draft, childText(management, 'PublishingStatus'));
  const sequence = childText(management, 'ManagementSequenceNumber');
  // The sequence counts from 0.
  if (sequence !== undefined && /^\d{1,9}$/.test(sequence)) putVersion(draft, String(Number(sequence) + 1));
  put(draft, 'edNote', unique(elements(management, 'Instruction').map(text)).join('\n'));
  // AssociatedWith names what belongs to the story, a picture or a sidebar, and not what it takes the place of.

  const metadata = elements(entry, 'ContentMetadata')[0];
  put(draft, 'headline', childText(metadata, 'HeadLine'));
  put(draft, 'slugline', childText(metadata, 'SlugLine'));
  const byline = childText(metadata, 'ByLine');
  if (byline !== undefined) draft.byline = byline;
  const dateline = childText(metadata, 'DateLine');
  if (dateline !== undefined && isDateline(dateline)) draft.dateline = { text: dateline };
  const location = elements(metadata, 'DateLineLocation')[0];
  put(draft, 'located', unique([childText(location, 'City') ?? childText(location, 'CountryName')]));
  put(draft, 'keywords', unique((childText(metadata, 'Keywords') ?? '').split(/(?:(?<!\s)\s+)?[,;]\s*/)));
  put(
    draft,
    'creditLine',
    childText(metadata, 'Source') ??
      attribute(
        descendants(metadata, 'Property').find((property) => attribute(property, 'Name') === 'Credit'),
        'Value',
      ),
  );
}
