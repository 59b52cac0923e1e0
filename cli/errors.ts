/** Exit codes of the command, told in docs/cli.md. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Something the person at the terminal can mend: what is wrong, and what to do about it. */
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

/** A command line that cannot be meant as it stands. */
export const usageError = (what: string, advice?: string): CliError =>
  new CliError(what, advice, exitCodes.usage);

/** What stands on stderr: `dateline: what; what to do`. */
export const errorText = (error: unknown): string => {
  if (error instanceof CliError) {
    return `dateline: ${error.message}${error.advice === undefined ? '' : `; ${error.advice}`}`;
  }
  return `dateline: ${describe(error)}`;
};

/** An AWS error by its name and message; the stack of anything else is asked for with DATELINE_DEBUG=1. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DATELINE_DEBUG) return error.stack ?? error.message;
  const said = error.message === '' || error.message === 'UnknownError' ? error.name : error.message;
  const known = advice[error.name];
  const named = said.includes(error.name) || error.name === 'Error' ? said : `${error.name}: ${said}`;
  return known === undefined ? named : `${named}; ${known}`;
}

const signIn = 'sign in, or choose with --profile and --region';
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: signIn,
  ExpiredTokenException: signIn,
  ExpiredToken: signIn,
  UnrecognizedClientException: signIn,
  InvalidClientTokenId: signIn,
  AccessDeniedException: 'this needs more rights than these credentials have',
  AccessDenied: 'this needs more rights than these credentials have',
  ResourceNotFoundException: 'is this the right account and region? choose with --profile and --region',
  QueueDoesNotExist: 'is this the right account and region? choose with --profile and --region',
  NoSuchBucket: 'is this the right account and region? choose with --profile and --region',
};
