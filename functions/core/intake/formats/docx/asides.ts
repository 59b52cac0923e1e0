/** Something of the document that the story does not carry. */
export interface Left {
  reason: string;
  before?: string;
}

/** A node of the document as the library reads it. */
interface Node {
  type: string;
  children?: Node[];
  value?: unknown;
  altText?: unknown;
  styleId?: unknown;
  styleName?: unknown;
  href?: unknown;
  /** Of the document: finds a note's text. */
  notes?: { resolve(reference: Node): { body?: Node[] } | null };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/**
 * Takes pictures and marks of notes out of a document, and reports each with its text: a picture inside a document has
 * no address, and notes are no running text. Where a title is, headings of the first rank part the text below it.
 */
export function takeAsides(document: unknown, left: Left[]): unknown {
  if (!isNode(document)) return document;
  const { notes } = document;
  const hasTitle = document.children?.some((node) => nameOf(node) === 'title') ?? false;
  const visit = (node: Node): Node[] => {
    if (node.type === 'image') {
      left.push({ reason: 'picture in the document left out', ...textOf('before', node.altText) });
      return [];
    }
    if (node.type === 'noteReference') {
      const text = wordsOf(notes?.resolve(node)?.body ?? []);
      left.push({ reason: 'footnote left out', ...textOf('before', text) });
      return [];
    }
    if (node.type === 'commentReference') return [];
    const children = node.children?.flatMap(visit);
    const lowered = hasTitle && nameOf(node) === 'heading 1';
    return [
      {
        ...node,
        ...(children && { children }),
        ...(lowered && { styleId: 'Heading2', styleName: 'heading 2' }),
      },
    ];
  };
  return { ...document, children: document.children?.flatMap(visit) ?? [] };
}

const nameOf = ({ styleName }: Node): string =>
  typeof styleName === 'string' ? styleName.toLowerCase() : '';

const textOf = (name: 'before', value: unknown): Partial<Left> =>
  typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim() } : {};

const wordsOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node.value === 'string' ? node.value : wordsOf(node.children ?? []))).join('');
