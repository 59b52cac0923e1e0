/** Why a story waits, in a sentence for an editor, by the code of the warning that holds it. */
const sentences: Readonly<Record<string, string>> = {
  held: 'An operator holds the story back. This version came since, and waits with it.',
  killed: 'The story was killed. A new text came as an ordinary upload and not as a correction.',
  withheld: 'The agency itself sent it with the status withheld.',
  embargo: 'It is under an embargo, and is published by itself when the embargo ends.',
  'embargo-unreadable': 'It speaks of an embargo, and no certain time can be read from it.',
  'no-text': 'It has a headline and no text.',
  'not-a-story': 'It does not look like a story.',
  'not-for-publication': 'It says that it is not for publication.',
  'unrelated-version': 'Its text has nothing in common with the version that it would replace.',
  'too-short': 'Its text is very short.',
  'mostly-links': 'Most of its text is links.',
  truncated: 'Its text seems to be cut off.',
  'placeholder-text': 'It has a placeholder where text is missing.',
  'wrong-language': 'Its text is in another language than it says.',
  'future-date': 'It has a date in the future.',
  'absurd-date': 'It has a date that cannot be right.',
  'near-duplicate': 'It is nearly the same as another story.',
  'one-line': 'All its text is one line: its line breaks were lost.',
};

/**
 * Why a story waits, in a sentence or two for an editor.
 * @param code of the warning that holds it, or `held`, `withheld`, `embargo`
 * @param detail what the warning says, where it says more than the code
 */
export function waitingReason(code: string, detail?: string): string {
  const sentence = sentences[code];
  if (sentence !== undefined) return sentence;
  return detail === undefined ? `It waits for the reason ${code}.` : `It is doubtful (${code}): ${detail}`;
}

/** The line of the upload that caused a warning: what it quotes, or all of it where it is the line itself. */
export function quotedLine(code: string, detail: string): string | undefined {
  if (code === 'embargo-unreadable' || code === 'embargo-field') return detail;
  return /^[^"]{0,60}"([^"]+)"$/.exec(detail)?.[1];
}
