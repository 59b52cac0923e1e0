/** What became of a line above a story: nothing, it was taken, or it was taken as the byline. */
export type Taken = 'no' | 'other' | 'byline';

/** Takes the line that is read out of the text. */
export type Cut = (reason: string, after?: string) => Taken;
