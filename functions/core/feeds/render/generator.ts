/**
 * Names the maker of a feed in its `generator` element. Without a version, so that a release changes no bytes. In a file
 * of its own, so that a test can put another one in its place.
 */
export const generator = 'Dateline';
