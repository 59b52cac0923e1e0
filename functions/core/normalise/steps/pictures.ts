import { cleanAddress } from '../../markup/address.ts';
import type { Association } from '../../story/schema.ts';
import { type Element, isElement, lineText } from '../body/dom.ts';
import { cleanLine, type Repairs } from '../recognise/characters.ts';
import { splitCaption } from '../recognise/credits/caption.ts';
import type { Step, Working } from '../working.ts';

/** Pictures of the body and of the upload as associations, each with caption, credit and alternative text. */
export const collectPictures: Step = (working) => {
  const stated: Association[] = [];
  const known = new Map<string, Association>();
  for (const association of (working.fields.associations ?? []).flatMap((one) => cleanStated(one, working))) {
    const same = sameOf(association, known);
    if (same) {
      complete(same, association);
      working.changes.add('pictures', 'stated twice, taken once', association.renditions[0]?.href);
      continue;
    }
    for (const { href } of association.renditions) known.set(href, association);
    stated.push(association);
  }
  for (const picture of working.blocks.filter((block) => block.name === 'figure').flatMap(picturesIn)) {
    const href = picture.renditions[0]?.href ?? '';
    const same = known.get(href);
    if (same) {
      complete(same, picture);
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

/** The known association that has all these files. */
const sameOf = (
  { type, renditions }: Association,
  known: ReadonlyMap<string, Association>,
): Association | undefined => {
  const same = known.get(renditions[0]?.href ?? '');
  return same?.type === type && renditions.every(({ href }) => known.get(href) === same) ? same : undefined;
};

/** Adds what only the other one says. */
const complete = (same: Association, other: Association): void => {
  for (const name of ['headline', 'caption', 'creditLine', 'alt'] as const) {
    const value = other[name];
    if (same[name] === undefined && value !== undefined) same[name] = value;
  }
};

const cleanStated = (association: Association, working: Working): Association[] => {
  const repairs: Repairs = new Map();
  const renditions = association.renditions.flatMap((rendition) => {
    const address = cleanAddress(rendition.href, working.fields.baseUrl);
    return address && /^https?:/.test(address.url) ? [{ ...rendition, href: address.url }] : [];
  });
  const clean: Association = { type: association.type, renditions };
  for (const name of ['guid', 'headline', 'caption', 'creditLine', 'alt'] as const) {
    const value = cleanLine(association[name] ?? '', repairs);
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
