/** File in the data folder of a running local desk; `npm start` writes it. */
export const deskFile = 'desk.json';

/** Variables of a local desk, and those that point the AWS SDK to its emulators. */
export type DeskEnvironment = Record<string, string>;
