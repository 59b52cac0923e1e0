/** Thrown by readers that count the stories before they read them; `guardedParse` makes a problem of it. */
export class TooManyStories extends Error {}
