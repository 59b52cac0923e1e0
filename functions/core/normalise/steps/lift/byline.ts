import { authorsOf, cleanByline, isNobody } from '../../recognise/byline.ts';
import type { Step } from '../../working.ts';

/** The byline without "By " and addresses, and the people in it. */
export const splitByline: Step = (working) => {
  const { fields, changes } = working;
  fields.authors = (fields.authors ?? []).flatMap((author) => {
    const name = cleanByline(author.name);
    return name === '' || isNobody(name) ? [] : [{ ...author, name }];
  });
  if (fields.byline === undefined) {
    if (fields.authors.length > 0) fields.byline = fields.authors.map(({ name }) => name).join(', ');
    return;
  }
  const clean = cleanByline(fields.byline);
  if (clean !== fields.byline) changes.add('byline', 'byline trimmed to names', fields.byline, clean);
  fields.byline = clean;
  if (isNobody(clean)) {
    delete fields.byline;
    changes.add('byline', 'name of a system account left out', clean);
  } else if (clean === '') delete fields.byline;
  else if (fields.authors.length === 0) fields.authors = authorsOf(clean);
};
