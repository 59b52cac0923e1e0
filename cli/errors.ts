/** Exit codes, documented in docs/cli.md. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** An error that the user can fix: what is wrong, and what to do. */
export class CliError extends Error {
  readonly advice: string | undefined;
  readonly exitCode: number;
  constructor(what: string, advice?: string, exitCode: number = exitCodes.failed) {
    super(what);
    this.name = 'CliError';
    this.advice = advice;
    this.exitCode = exitCode;
  }
}

/** An invalid command line. */
export const usageError = (what: string, advice?: string): CliError =>
  new CliError(what, advice, exitCodes.usage);

/** The line on stderr: `dateline: what is wrong; what to do`. */
export const errorText = (error: unknown): string => {
  if (error instanceof CliError) {
    return `dateline: ${error.message}${error.advice === undefined ? '' : `; ${error.advice}`}`;
  }
  return `dateline: ${describe(error)}`;
};

/** Name and message of an error, with advice for known AWS errors; DATELINE_DEBUG=1 shows the stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DATELINE_DEBUG) return error.stack ?? error.message;
  const said = error.message === '' || error.message === 'UnknownError' ? error.name : error.message;
  const known = advice[error.name];
  const named = said.includes(error.name) || error.name === 'Error' ? said : `${error.name}: ${said}`;
  return known === undefined ? named : `${named}; ${known}`;
}

const signIn = 'sign in, or choose other credentials with --profile and --region';
const moreRights = 'these credentials lack the permission for this';
const otherPlace = 'is this the right account and region? choose with --profile and --region';
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: signIn,
  ExpiredTokenException: signIn,
  ExpiredToken: signIn,
  UnrecognizedClientException: signIn,
  InvalidClientTokenId: signIn,
  AccessDeniedException: moreRights,
  AccessDenied: moreRights,
  ResourceNotFoundException: otherPlace,
  QueueDoesNotExist: otherPlace,
  NoSuchBucket: otherPlace,
};
