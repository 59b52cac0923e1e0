import type sanitizeHtml from 'sanitize-html';

const blockAttributes = ['dir', 'lang'];

/** What a story's body may hold. This decides on safety, independently of the steps before it. */
export const allowed: sanitizeHtml.IOptions = {
  allowedTags:
    `h2 h3 h4 h5 h6 p br ul ol li table caption thead tbody tfoot tr th td blockquote pre figure figcaption img
      a em strong b i u s sub sup q cite code bdi bdo`.split(/\s+/),
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan', ...blockAttributes],
    th: ['colspan', 'rowspan', ...blockAttributes],
    ol: ['start', ...blockAttributes],
    '*': blockAttributes,
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 300,
};
