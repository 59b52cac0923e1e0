/** An item as a person reads it: one member or element a line. What cannot be read stays as it is. */
export function pretty(item: string): string {
  return item.startsWith('{') ? prettyJson(item) : prettyXml(item);
}

function prettyJson(item: string): string {
  try {
    return JSON.stringify(JSON.parse(item), undefined, 2);
  } catch {
    return item;
  }
}

interface Token {
  text: string;
  kind: 'open' | 'close' | 'alone' | 'text';
}

/** Elements a line; what has text of its own is not broken, since blanks count in it. Linear. */
function prettyXml(item: string): string {
  const tokens = tokensOf(item);
  const mixed = mixedOf(tokens);
  const lines: string[] = [];
  let depth = 0;
  /** Depth of the outermost element that is not broken. */
  let whole: number | undefined;
  tokens.forEach(({ text, kind }, index) => {
    if (kind === 'close') depth--;
    if (whole !== undefined) lines.push(`${lines.pop()}${text}`);
    else if (kind !== 'text' || text.trim() !== '')
      lines.push(`${'  '.repeat(Math.max(0, depth))}${text.trim()}`);
    if (kind === 'close' && whole === depth) whole = undefined;
    if (kind !== 'open') return;
    if (whole === undefined && mixed.has(index)) whole = depth;
    depth++;
  });
  return lines.join('\n');
}

/** Tags, and what is between them; a `>` within quotes ends no tag. */
function tokensOf(item: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < item.length) {
    const end = item[at] === '<' ? tagEnd(item, at) : item.indexOf('<', at);
    const text = item.slice(at, end < 0 ? undefined : end);
    tokens.push({ text, kind: kindOf(text) });
    at += text.length;
  }
  return tokens;
}

function tagEnd(item: string, start: number): number {
  let quote = '';
  for (let at = start; at < item.length; at++) {
    const letter = item.charAt(at);
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at + 1;
  }
  return -1;
}

function kindOf(text: string): Token['kind'] {
  if (!text.startsWith('<')) return 'text';
  if (text.startsWith('</')) return 'close';
  return text.endsWith('/>') || text.startsWith('<?') || text.startsWith('<!') ? 'alone' : 'open';
}

/** Places of the opening tags of elements that are empty or have text between their tags. */
function mixedOf(tokens: readonly Token[]): Set<number> {
  const mixed = new Set<number>();
  const open: number[] = [];
  tokens.forEach(({ text, kind }, index) => {
    const parent = open.at(-1);
    if (kind === 'open') open.push(index);
    else if (kind === 'close') {
      const start = open.pop();
      if (start === index - 1) mixed.add(start);
    } else if (kind === 'text' && text.trim() !== '' && parent !== undefined) mixed.add(parent);
  });
  return mixed;
}
