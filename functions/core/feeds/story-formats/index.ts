import { loadOnce } from '../../load-once.ts';
import { canonical } from './canonical.ts';
import type { ListedStoryFormat, StoryFormatKind, StoryRenderer } from './format.ts';
import { renderStoryPage, renderWithdrawnPage } from './html.ts';
import { renderWithdrawn } from './withdrawn.ts';

const listed = (kind: StoryFormatKind, load: () => Promise<StoryRenderer>): ListedStoryFormat => ({
  ...kind,
  load: loadOnce(async () => ({ ...kind, ...(await load()) })),
});

/** Every format of a single story, in the order in which a reader is offered them. */
export const storyFormats: readonly ListedStoryFormat[] = Object.freeze([
  listed(
    { id: 'html', title: 'Web page', extension: 'html', mediaType: 'text/html; charset=utf-8' },
    async () => ({ render: renderStoryPage, renderTombstone: renderWithdrawnPage }),
  ),
  listed(
    { id: 'json', title: 'Dateline JSON', extension: 'json', mediaType: 'application/json; charset=utf-8' },
    async () => canonical,
  ),
  listed(
    { id: 'ninjs', title: 'ninjs 3.1', extension: 'ninjs', mediaType: 'application/json; charset=utf-8' },
    async () => (await import('./ninjs.ts')).ninjs,
  ),
  listed(
    {
      id: 'newsmlg2',
      title: 'NewsML-G2',
      extension: 'newsml',
      mediaType: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
    },
    async () => (await import('./newsmlg2.ts')).newsmlg2,
  ),
  listed(
    { id: 'nitf', title: 'NITF 3.6', extension: 'nitf', mediaType: 'application/nitf+xml; charset=utf-8' },
    async () => (await import('./nitf/index.ts')).nitf,
  ),
  listed(
    { id: 'md', title: 'Markdown', extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
    async () => ({
      render: (await import('./markdown.ts')).renderMarkdown,
      renderTombstone: renderWithdrawn,
    }),
  ),
  listed(
    { id: 'txt', title: 'Plain text', extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
    async () => ({ render: (await import('./text.ts')).renderText, renderTombstone: renderWithdrawn }),
  ),
]);
