/** Names the maker of a feed in its `generator` element. Without a version, so that a release changes no bytes. */
export const generator = 'Dateline';
