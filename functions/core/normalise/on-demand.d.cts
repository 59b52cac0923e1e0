import type sanitize = require('sanitize-html');

/** Languages by the groups of letters in a text (tinyld), the likeliest first; `accuracy` is 0 to 1. */
export declare function detectByLetters(text: string): { lang: string; accuracy: number }[];

/** HTML with nothing in it but what the options allow (sanitize-html). */
export declare function sanitizeHtml(html: string, options: sanitize.IOptions): string;
