const prefix =
  /^\s*(?:(re|aw|sv|vs|antw|ref|odp)|(fwd?|wg|tr|rv|i|enc|doorst|vl))\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:\s*/i;
const tag = /^\s*\[[^\]]{1,60}\]\s*/;
const empty =
  /^\W*(?:no subject|kein betreff|sans objet|sin asunto|untitled|story|article|formatted editorial story|for publication|news|press release|media release|pressemitteilung)?\W*$/i;

const release =
  /^\s*(?:press release|media release|news release|press statement|pressemitteilung|medienmitteilung|communiqu[ée] de presse|comunicado de prensa|comunicato stampa|persbericht|pressmeddelande|for immediate release)\s*[:|–—-]\s*(?=\S)/i;

export interface Subject {
  /** Without reply and forward marks; absent when the subject says nothing about the story. */
  headline?: string;
  kind: 'reply' | 'forward' | 'new';
}

/** Reads a decoded Subject. `fromList` says that a mailing list sent it, which puts its name in brackets in front. */
export function readSubject(subject: string | undefined, fromList: boolean): Subject {
  let rest = (subject ?? '').slice(0, 1000);
  let kind: Subject['kind'] = 'new';
  for (let turn = 0; turn < 10; turn++) {
    const match = prefix.exec(rest);
    if (match !== null) {
      if (match[2] !== undefined) kind = 'forward';
      else if (kind === 'new') kind = 'reply';
      rest = rest.slice(match[0].length);
      continue;
    }
    const label = tag.exec(rest);
    if (label === null || !(fromList || /^\s*\[(?:ext|external|extern|spam)\b/i.test(label[0]))) break;
    rest = rest.slice(label[0].length);
  }
  const headline = rest.replace(release, '').trim();
  return empty.test(headline) ? { kind } : { kind, headline };
}

const desk =
  /\b(?:desk|news|newsroom|press|presse|prensa|media|team|office|agency|agentur|service|alerts?|editors?|editorial|redaktion|redaction|admin|info|support|noreply|no-reply|bot|group|wire|daily|times|post|department|ministry|university|inc|ltd|gmbh|llc|pr|communications?|relations)\b/i;

/** A sender's display name as a byline, when it is plainly a person's: two to four capitalised words. */
export function bylineOf(name: string | undefined): string | undefined {
  if (name === undefined || name.length > 60) return undefined;
  const bare = name
    .replace(/^["']|["']$/g, '')
    .replace(/\s*\([^)]{0,40}\)$/, '')
    .trim();
  const swapped = /^([^,]+),\s*([^,]+)$/.exec(bare);
  const person = swapped ? `${swapped[2]} ${swapped[1]}` : bare;
  if (desk.test(person) || /[\d@/|:]/.test(person)) return undefined;
  return /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:van|von|de|der|den|da|di|la|le|bin|al|el)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}$/u.test(
    person,
  )
    ? person
    : undefined;
}
