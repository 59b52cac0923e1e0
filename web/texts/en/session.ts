import type { ApiError } from '../../api/client.ts';

export const signIn = {
  title: 'Sign in',
  intro: 'Paste the key of your agency, or your key as an operator of the desk.',
  key: 'Key',
  show: 'Show',
  hide: 'Hide',
  hint: 'It stays in this tab and is forgotten when you close it.',
  submit: 'Sign in',
  busy: 'Signing in…',
  unknownKey:
    'The desk does not know this key. It may have been replaced. Check it, or ask the operator for a new one.',
  onlyKey: 'Paste only the part that starts with dl_ or dlo_.',
  suspended: 'This key is suspended. Ask the operator of the desk.',
  readers: 'I only want to read the stories',
};

export const problem = {
  /** An error in words. */
  of: (error: ApiError): string => {
    if (error.status === 0) return 'The desk cannot be reached. Check your connection.';
    if (error.status === 429) return 'Too many requests. Wait a moment.';
    if (error.status >= 500) return 'The desk has a problem. Nothing is lost; try again in a moment.';
    if (error.status === 404) return error.message || 'There is no such thing, or it is not yours.';
    if (error.status === 403) return error.message || 'This key may not do that.';
    return error.message || `The desk answered ${error.status}.`;
  },
  stale: 'What you see may be older; the desk is asked again.',
  newRelease: 'A part of the desk could not be loaded; there may be a new release.',
};
