/**
 * The highest version number that an agency may give: fifteen digits. The versions that are counted on from it stay
 * whole numbers for JavaScript and DynamoDB, so that a story with it can still be corrected and killed.
 */
export const highestVersion = 999_999_999_999_999;
