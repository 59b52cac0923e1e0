/**
 * The only place where text becomes XML. Three layers, each done once:
 * `text`, `attribute` and `html` escape what would be markup; `element` puts tags around; `wellFormed` goes
 * over a finished fragment and takes out what XML 1.0 §2.2 does not allow at all. Markup is ASCII, so the
 * last step cannot touch it, and one pass an item is cheaper than one a field. A long text is a `cdata` section, which
 * has gone through its own pass: it is set in between two fragments.
 */

/** Character data of a field that holds HTML and is short; a long one is a `cdata` section. */
export const html = (value: string): string => {
  // From one place to the next: twice as fast for a long text as two replacements, each of which copies all of it.
  let ampersand = value.indexOf('&');
  let tag = value.indexOf('<');
  let written = '';
  let from = 0;
  while (ampersand !== -1 || tag !== -1) {
    const isTag = ampersand === -1 || (tag !== -1 && tag < ampersand);
    const at = isTag ? tag : ampersand;
    written += value.slice(from, at) + (isTag ? '&lt;' : '&amp;');
    from = at + 1;
    if (isTag) tag = value.indexOf('<', from);
    else ampersand = value.indexOf('&', from);
  }
  return from === 0 ? value : written + value.slice(from);
};

/** Text about references, which a reader that decodes twice would show as the character. */
const reference = /&(?:#\w|\w{1,31};|amp|lt|gt|quot|nbsp|copy)/i;

/**
 * Character data of an element of RSS that holds plain text (title, category, name). `&` and `<` are written as
 * hexadecimal references, as the RSS Best Practices Profile asks ("Character Data"): readers that decode
 * twice leave them alone, and the W3C validator then knows that no markup was meant.
 */
const profileText = (value: string): string =>
  value.includes('&') || value.includes('<')
    ? value.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')
    : value;

/**
 * Character data of a field that holds plain text. Text that has references itself is written as in RSS, so that the W3C
 * validator does not take it for markup.
 */
export const text = (value: string): string => {
  if (!value.includes('&') && !value.includes('<')) return value;
  return reference.test(value) ? profileText(value) : html(value);
};

/** Text as HTML (WHATWG HTML §13.3): every `&` is escaped, for a bare one is a parse error when a name follows. */
export const escapeHtml = (text: string): string => (needsEscape.test(text) ? escaped(text) : text);

const needsEscape = /[&<>"]/;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An attribute's value, without the quotation marks. */
export const attribute = (value: string): string => {
  const without = html(value);
  return without.includes('"') ? without.replaceAll('"', '&quot;') : without;
};

/** ` name="value"`, or nothing when there is no value. */
export const attr = (name: string, value: string | number | undefined): string =>
  value === undefined || value === '' ? '' : ` ${name}="${attribute(String(value))}"`;

/** `<name attributes>value</name>`, or nothing when there is no value. `attributes` comes from `attr`. */
export const element = (name: string, value: string | undefined, attributes = ''): string =>
  value === undefined || value === '' ? '' : `<${name}${attributes}>${text(value)}</${name}>`;

/** As `element`, by the RSS Best Practices Profile. */
export const profileElement = (name: string, value: string | undefined, attributes = ''): string =>
  value === undefined || value === '' ? '' : `<${name}${attributes}>${profileText(value)}</${name}>`;

/** As `element`, for a field that holds HTML. */
export const htmlElement = (name: string, value: string, attributes = ''): string =>
  value === '' ? '' : `<${name}${attributes}>${html(value)}</${name}>`;

/**
 * Not allowed in XML 1.0 (C0 controls, U+FFFE, U+FFFF), or allowed and of no use: DEL and C1 controls
 * (W3C `BadCharacters`), noncharacters (a parse error in HTML), U+FFFD (`BadCharacters` again).
 */
const unfit =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/;
const everyUnfit = new RegExp(unfit, 'g');

/** What may be unfit, and surrogates; nearly no text has any of it, and one class is looked for fastest. */
const doubtful = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFDD0-\uFDEF\uFFFD-\uFFFF]/;

/** Line ends stay line ends, a lost character stays visible as one, the rest has no look and goes. */
const fit = (character: string): string => {
  if (character === '\uFFFD') return '?';
  return character === '\x0B' || character === '\x0C' || character === '\x85' ? '\n' : '';
};

/** Markup of XML or HTML without the characters that neither allows; lone surrogates become `?`. */
export const fitCharacters = (markup: string): string => {
  if (!doubtful.test(markup)) return markup;
  const whole = markup.toWellFormed();
  return unfit.test(whole) ? whole.replace(everyUnfit, fit) : whole;
};

/**
 * A finished fragment, made well-formed for any input: characters outside the Char production are dropped, and `]]>`
 * is not allowed in character data (§2.4).
 */
export const wellFormed = (fragment: string): string => {
  // In this order: dropping a character could join the three together.
  const xml = fitCharacters(fragment);
  return xml.includes(']]>') ? xml.replaceAll(']]>', ']]&gt;') : xml;
};

/**
 * A long text as a CDATA section (XML 1.0 §2.7), well-formed for any input. Nothing in it needs escaping but its own end,
 * which goes over two sections, so that it costs one search instead of a copy.
 */
export const cdata = (value: string): string =>
  `<![CDATA[${fitCharacters(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

export const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
