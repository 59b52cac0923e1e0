import { privateAddress } from '../../contract/private-addresses.ts';
import type { Site } from '../../core/feeds/format.ts';
import { type FeedRow, isPrivate } from '../../store/entities/feeds/feeds.ts';
import { PrivateObjects } from '../../store/s3/private-objects.ts';
import type { BuildPorts } from '../feeds/build.ts';

/**
 * The ports of the builder for one feed. The documents of a private feed go into the folder that only the function at the
 * edge leads to, and their links stay below `/private/`: a story of it has a page of its own in each private feed, since
 * which subscriber may read it depends on the feed alone.
 */
export async function portsOf(ports: BuildPorts, feed: FeedRow): Promise<BuildPorts> {
  if (!isPrivate(feed)) return ports;
  const site = privateSite(ports.site, feed);
  return {
    ...ports,
    site,
    feedsBucket: new PrivateObjects(ports.feedsBucket, await ports.privateFolder.name()),
    renderedItems: ports.renderedItems.forSite(site),
  };
}

const privateSite = (site: Site, { id, title }: Pick<FeedRow, 'id' | 'title'>): Site => {
  const feedsUrl = `${site.baseUrl}/${privateAddress.root}`;
  return { ...site, feedsUrl, storiesUrl: `${feedsUrl}/feeds/${id}`, storiesFeed: { id, title } };
};
