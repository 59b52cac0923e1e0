import { builtInFeeds, headSize } from '../../contract/feeds.ts';
import { languageFeeds } from '../../core/feeds/render/language.ts';
import type { Story } from '../../core/story/schema.ts';
import type { FeedRow } from '../../store/entities/feeds/feeds.ts';

/** The feeds that exist without being defined and that a usable story belongs to. */
export function builtInDestinations(
  story: Pick<Story, 'agency' | 'language'>,
  agencyName: string,
  createdAt: string,
): FeedRow[] {
  const feed = (id: string, title: string, description: string, language?: string): FeedRow => ({
    id,
    title,
    description,
    content: 'full',
    size: headSize,
    revision: 1,
    builtIn: true,
    generation: 1,
    createdAt,
    ...(language && { language }),
  });
  return [
    feed(builtInFeeds.latest, 'Latest stories', 'The newest stories of all agencies'),
    feed(builtInFeeds.agency(story.agency), agencyName, `The newest stories of ${agencyName}`),
    ...languageFeeds(story.language).map((tag) => {
      const name = languageName(tag);
      return feed(builtInFeeds.language(tag), name, `The newest stories in ${name}`, tag);
    }),
  ];
}

/** Made with the first story, not at a cold start: it takes a while. */
let languageNames: Intl.DisplayNames | undefined;

/** English name of a language; the tag itself when there is none. BCP 47. */
function languageName(tag: string): string {
  try {
    languageNames ??= new Intl.DisplayNames(['en'], { type: 'language' });
    return languageNames.of(tag) ?? tag;
  } catch {
    // RangeError for a tag that is not well-formed: the tag is its own best name.
    return tag;
  }
}
