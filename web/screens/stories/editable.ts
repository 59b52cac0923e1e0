/**
 * A story's text as nodes that can be edited. Nothing in them runs, and nothing is fetched: addresses of pictures wait under
 * another name until the text is read back.
 */
export function editableOf(html: string): DocumentFragment {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(
    'script,style,template,iframe,object,embed,svg,math,form,link,meta,base',
  ))
    element.remove();
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (fetched.has(name)) element.setAttribute(`data-${name}`, value);
      if (!kept.has(name)) element.removeAttribute(name);
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

/** The HTML of an edited text, with the addresses of its pictures again. */
export function htmlOf(editable: Element): string {
  const copy = editable.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('*')) {
    for (const name of fetched) {
      const value = element.getAttribute(`data-${name}`);
      if (value === null) continue;
      element.setAttribute(name, value);
      element.removeAttribute(`data-${name}`);
    }
  }
  return copy.innerHTML;
}

const fetched = new Set(['src', 'srcset', 'poster']);
const kept = new Set([
  'href',
  'alt',
  'lang',
  'dir',
  'colspan',
  'rowspan',
  'title',
  'cite',
  'width',
  'height',
  'datetime',
]);
