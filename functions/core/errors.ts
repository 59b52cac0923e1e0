/** What went wrong, for logs and for callers that decide by it; stable, unlike the message. */
export type ErrorCode =
  /** A row or an object is missing although something refers to it. */
  | 'not-found'
  /** A setting of the deployment or an option of a command is missing or has an unknown value. */
  | 'bad-setting'
  /** A queue message, a file or a stored value does not have the shape that its reader expects. */
  | 'bad-shape'
  /** A queue answered 200 but refused a part of the batch. */
  | 'not-sent'
  /** A batch ended without an outcome for one of its parts. */
  | 'no-outcome'
  /** An export file is damaged, incomplete or of another version. */
  | 'bad-export'
  /** The target of an import already holds data. */
  | 'not-empty'
  /** What is to be stored under an id is there already. */
  | 'known';

/** Identifiers of what the error is about. Never bodies, keys or tokens: logs carry them. */
export type ErrorData = Readonly<Record<string, string | number | boolean | undefined>>;

/** The base of every error that leaves a module. Subclass it only where a caller catches that kind alone. */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, data: ErrorData = {}, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'DatelineError';
    this.code = code;
    this.data = data;
  }
}

/** A row or an object is missing although something refers to it: `new NotFoundError('canonical story', key)`. */
export class NotFoundError extends DatelineError {
  constructor(kind: string, id: string, options: ErrorOptions = {}) {
    super('not-found', `Missing ${kind} ${id}`, { kind, id }, options);
    this.name = 'NotFoundError';
  }
}
