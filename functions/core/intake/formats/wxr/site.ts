import { text, type XmlElement } from '../../xml/element.ts';
import { core, coreText, extended, extendedText } from '../../xml/namespaces.ts';

/** What posts refer to: authors by login, attachments by post id. */
export interface Site {
  language: string | undefined;
  baseUrl: string | undefined;
  /** Login to display name. */
  authors: ReadonlyMap<string, string>;
  attachments: ReadonlyMap<string, Attachment>;
}

export interface Attachment {
  url: string;
  title: string | undefined;
  caption: string | undefined;
}

export function readSite(channel: XmlElement | undefined): Site {
  const authors = new Map<string, string>();
  for (const author of extended(channel, 'wp', 'author')) {
    const login = extendedText(author, 'wp', 'author_login');
    const name = extendedText(author, 'wp', 'author_display_name');
    const whole = ['author_first_name', 'author_last_name'].map(
      (part) => extendedText(author, 'wp', part) ?? '',
    );
    // Accounts that were never given a name show their login.
    const shown = name === undefined || name === login ? whole.join(' ').trim() || name : name;
    if (login !== undefined && shown !== undefined) authors.set(login, shown);
  }
  const attachments = new Map<string, Attachment>();
  for (const item of core(channel, 'item')) {
    const url = extendedText(item, 'wp', 'attachment_url');
    const id = extendedText(item, 'wp', 'post_id');
    if (url !== undefined && id !== undefined) {
      attachments.set(id, {
        url,
        title: coreText(item, 'title'),
        caption: text(extended(item, 'excerpt', 'encoded')[0]),
      });
    }
  }
  return {
    language: coreText(channel, 'language'),
    baseUrl: coreText(channel, 'link'),
    authors,
    attachments,
  };
}
