import type { Story } from '../../story/schema.ts';
import type { Tombstone } from '../format.ts';
import { json } from '../json/text.ts';
import { canceledItem, newsItem } from '../newsmlg2/item.ts';
import { ninjsStory, ninjsTombstone, standard } from '../ninjs/item.ts';
import { renderNitf, renderNitfTombstone } from '../nitf/document.ts';
import { tombstoneReason, tombstoneStatus, tombstoneTitle } from '../tombstone.ts';
import { declaration } from '../xml.ts';
import type { StoryFormat } from './format.ts';
import { renderStoryPage, renderWithdrawnPage } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

const withdrawn = (tombstone: Tombstone): string =>
  `${tombstoneTitle(tombstone)}\n\n${tombstone.when}\n\n${tombstoneReason(tombstone)}\n`;

/** The canonical story as Dateline keeps it, without where it came from. */
const withoutProvenance = ({ provenance: _provenance, ...story }: Story) => story;

/** Every format of a single story, in the order in which a reader is offered them. */
export const storyFormats: readonly StoryFormat[] = Object.freeze([
  {
    id: 'html',
    title: 'Web page',
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    render: renderStoryPage,
    renderTombstone: renderWithdrawnPage,
  },
  {
    id: 'json',
    title: 'Dateline JSON',
    extension: 'json',
    mediaType: 'application/json; charset=utf-8',
    render: (story) => `${json(withoutProvenance(story))}\n`,
    renderTombstone: ({ storyId, version, when, reason, cause }) => {
      const times = cause === 'expired' ? { expires: when } : { versionCreated: when };
      const pubStatus = tombstoneStatus({ cause });
      return `${json({ id: storyId, version, pubStatus, ...times, correctionNote: reason })}\n`;
    },
  },
  {
    id: 'ninjs',
    title: 'ninjs 3.1',
    extension: 'ninjs',
    mediaType: 'application/json; charset=utf-8',
    render: (story, site) => `${json({ ...ninjsStory(story, site, 'full'), standard: standard('3.1') })}\n`,
    renderTombstone: (tombstone) => `${json({ ...ninjsTombstone(tombstone), standard: standard('3.1') })}\n`,
  },
  {
    id: 'newsmlg2',
    title: 'NewsML-G2',
    extension: 'newsml',
    mediaType: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
    render: (story, site) => `${declaration}${newsItem(story, site, 'full')}\n`,
    renderTombstone: (tombstone) => `${declaration}${canceledItem(tombstone)}\n`,
  },
  {
    id: 'nitf',
    title: 'NITF 3.6',
    extension: 'nitf',
    mediaType: 'application/nitf+xml; charset=utf-8',
    render: renderNitf,
    renderTombstone: renderNitfTombstone,
  },
  {
    id: 'md',
    title: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown; charset=utf-8',
    render: renderMarkdown,
    renderTombstone: withdrawn,
  },
  {
    id: 'txt',
    title: 'Plain text',
    extension: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    render: renderText,
    renderTombstone: withdrawn,
  },
]);
