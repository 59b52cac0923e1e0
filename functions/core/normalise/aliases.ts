/** Names of agencies and outlets that the built-in table does not have: name as written to the name to show. */
export type Aliases = Readonly<Record<string, string>>;
