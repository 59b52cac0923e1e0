import { cleanAddress } from '../../markup/address.ts';
import type { Association } from '../../story/schema.ts';
import { type Element, isElement, lineText } from '../body/dom.ts';
import { splitCaption } from '../text/caption.ts';
import { cleanLine, type Mended } from '../text/characters.ts';
import type { Step, Working } from '../working.ts';

/** Pictures of the body and of the upload as associations, each with caption, credit and alternative text. */
export const collectPictures: Step = (working) => {
  const stated = (working.fields.associations ?? []).flatMap((association) =>
    cleanStated(association, working),
  );
  const known = new Map(
    stated.flatMap((association) => association.renditions.map(({ href }) => [href, association] as const)),
  );
  for (const picture of working.blocks.filter((block) => block.name === 'figure').flatMap(picturesIn)) {
    const href = picture.renditions[0]?.href ?? '';
    const same = known.get(href);
    if (same) {
      for (const name of ['caption', 'creditLine', 'alt'] as const) {
        const value = picture[name];
        if (same[name] === undefined && value !== undefined) same[name] = value;
      }
      continue;
    }
    if (picture.creditLine)
      working.changes.add(
        'pictures',
        'picture credit parted from its caption',
        undefined,
        picture.creditLine,
      );
    known.set(href, picture);
    stated.push(picture);
  }
  working.fields.associations = stated;
};

const cleanStated = (association: Association, working: Working): Association[] => {
  const mended: Mended = new Map();
  const renditions = association.renditions.flatMap((rendition) => {
    const address = cleanAddress(rendition.href, working.fields.baseUrl);
    return address && /^https?:/.test(address.url) ? [{ ...rendition, href: address.url }] : [];
  });
  const clean: Association = { type: association.type, renditions };
  for (const name of ['guid', 'headline', 'caption', 'creditLine', 'alt'] as const) {
    const value = cleanLine(association[name] ?? '', mended);
    if (value !== '') clean[name] = value;
  }
  if (clean.caption !== undefined && clean.creditLine === undefined) {
    const { caption, creditLine } = splitCaption(clean.caption);
    if (creditLine !== undefined) {
      delete clean.caption;
      Object.assign(clean, { ...(caption !== undefined && { caption }), creditLine });
    }
  }
  if (renditions.length < association.renditions.length)
    working.changes.add(
      'pictures',
      'rendition without a usable address removed',
      association.renditions[0]?.href,
    );
  return renditions.length > 0 || clean.guid !== undefined || clean.caption !== undefined ? [clean] : [];
};

const picturesIn = (figure: Element): Association[] => {
  const captionElement = figure.children.find(
    (child): child is Element => isElement(child) && child.name === 'figcaption',
  );
  const split = captionElement ? splitCaption(lineText(captionElement)) : {};
  return figure.children
    .filter((child): child is Element => isElement(child) && child.name === 'img')
    .map((image) => {
      const { src = '', alt = '', width, height } = image.attribs;
      return {
        type: 'picture' as const,
        renditions: [
          { href: src, ...(width && { width: Number(width) }), ...(height && { height: Number(height) }) },
        ],
        ...split,
        ...(alt !== '' && { alt }),
      };
    });
};
