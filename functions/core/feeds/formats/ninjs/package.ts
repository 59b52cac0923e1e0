import { type FeedInfo, feedTitle, feedUrl, type Site } from '../../format.ts';
import { languageTag } from '../../render/language.ts';
import { ninjsRights } from '../../rights/ninjs.ts';

/**
 * A feed as a ninjs object: a `composite` whose associations are the stories, since ninjs knows no list of its
 * own. Without the associations, which are set in behind it.
 */
export const ninjsPackage = (info: FeedInfo, updated: string, extension: string, site: Site) => ({
  uri: `${site.baseUrl}/feeds/${info.id}`,
  type: 'composite',
  versionCreated: updated,
  pubStatus: 'usable',
  language: languageTag(info.language),
  headlines: [{ role: 'main', contentType: 'text/plain', value: feedTitle(info, site) }],
  descriptions:
    info.description === ''
      ? undefined
      : [{ role: 'summary', contentType: 'text/plain', value: info.description }],
  copyrightNotice: info.copyright,
  renditions: [
    { name: 'self', href: feedUrl(info.id, extension, site), contentType: 'application/json' },
    ...(info.image === undefined ? [] : [{ name: 'logo', href: info.image.url }]),
  ],
  rightsInfo: ninjsRights(info.license, `${site.baseUrl}/feeds/${info.id}`),
});
