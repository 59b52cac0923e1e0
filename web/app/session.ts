/**
 * The key of whoever is signed in: in this tab only, until it is closed. Never in an address, a cookie or local storage,
 * which other tabs and later users of the machine could read.
 */
const name = 'dateline-key';

export const storedKey = (): string | undefined => sessionStorage.getItem(name) ?? undefined;
export const storeKey = (key: string): void => sessionStorage.setItem(name, key);
export const forgetKey = (): void => sessionStorage.removeItem(name);

/** A pasted key: without what mails and documents put around it. */
export const cleanKey = (pasted: string): string =>
  pasted
    .trim()
    .replace(/^(?:authorization:\s*)?bearer\s+/i, '')
    .replaceAll(/["'“”\s]/g, '');

/** Whether there is something before a key, such as its name or a sentence: keys begin with `dl_` or `dlo_`. */
export const hasMoreThanKey = (clean: string): boolean => /.dlo?_/.test(clean) && !/^dlo?_/.test(clean);
