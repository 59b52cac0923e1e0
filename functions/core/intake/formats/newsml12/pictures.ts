import type { Association, Rendition } from '../../../story/schema.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';
import { isMedium } from './content.ts';

/**
 * Pictures below a component. A component whose children hold the renditions of one picture and its caption is
 * one association; the nearest `NewsLines` name it.
 */
export function readPictures(component: XmlElement): Association[] {
  const inner = elements(component, 'NewsComponent');
  const own = elements(component, 'ContentItem').filter(isMedium);
  const isPicture =
    inner.some((part) => elements(part, 'ContentItem').some(isMedium)) && !inner.some(hasStoryText);
  if (own.length === 0 && !isPicture) return inner.flatMap(readPictures);
  const items = [...own, ...inner.flatMap((part) => descendants(part, 'ContentItem').filter(isMedium))];
  const renditions = items.flatMap((item) => readFile(item) ?? []);
  const first = items[0];
  const type = mediaKind(
    attribute(child(first, 'MediaType'), 'FormalName'),
    attribute(child(first, 'MimeType'), 'FormalName'),
    renditions[0]?.href,
  );
  if (type === undefined || renditions.length === 0) return [];
  const lines = [component, ...inner].map((part) => child(part, 'NewsLines'));
  const line = (name: string): string | undefined =>
    lines.map((part) => childText(part, name)).find((value) => value !== undefined);
  const caption = inner.find((part) => /caption/i.test(attribute(child(part, 'Role'), 'FormalName') ?? ''));
  return [
    association(type, renditions, {
      guid: attribute(component, 'Duid'),
      headline: line('HeadLine'),
      caption: text(descendants(caption, 'DataContent')[0]) ?? line('CaptionLine'),
      creditLine: line('CreditLine') ?? line('ByLine'),
    }),
  ];
}

const hasStoryText = (component: XmlElement): boolean =>
  !/caption/i.test(attribute(child(component, 'Role'), 'FormalName') ?? '') &&
  descendants(component, 'ContentItem').some(
    (item) => !isMedium(item) && descendants(item, 'DataContent').length > 0,
  );

function readFile(item: XmlElement): Rendition | undefined {
  const source = xmlSource(item);
  const first = (...paths: string[]): string | undefined => paths.flatMap((path) => source.all(path))[0];
  const property = (name: string): string => `Characteristics/Property[@FormalName=${name}]/@Value`;
  return rendition({
    href: first('@Href'),
    mediaType: first('MimeType/@FormalName'),
    width: first(property('width'), property('pixelwidth')),
    height: first(property('height'), property('pixelheight')),
    size: first('Characteristics/SizeInBytes'),
    name: first('Role/@FormalName'),
  });
}
