import { lookUp } from '../names/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';

const mark = '\\s?[)）】]?\\s?';
/** An agency or paper by the last character of its name, its reporters, the place, the day, and the word for a dispatch. */
const chinese = new RegExp(
  '^[（(【]?(?:据)?(?<source>\\p{Script=Han}{1,10}?[社网網报報])(?:讯|訊)?\\s?' +
    '(?:[记記]者\\s?(?<reporters>\\p{Script=Han}{2,4}(?:[、，]\\p{Script=Han}{2,4}){0,3}?))?' +
    `(?<place>\\p{Script=Han}{0,12}?)\\s?(?<date>(?:\\d{1,2}月)?\\d{1,2}日)\\s*(?<dispatch>电|電|讯|訊)?${mark}` +
    '(?:[（(][记記]者[:：\\s]?(?<named>[^（()）]{1,30})[)）]\\s?)?',
  'u',
);
const japanese =
  /^【([^】＝=]{1,20}?)\s*(?:[＝=]\s*)?(共同通信|共同|時事通信|時事|AFP=時事|AFP|ロイター|CNN|AP)】\s*/u;
const bureau =
  /^【([^】＝=]{1,12}?)\s*[＝=]\s*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・、\s]{2,20})】\s*/u;
const bracketed = /^[［[【（(]([^\]］】）)\n]{3,34})[］\]】）)](?:\s?[-－–—:：])?\s*/u;
/** "[해풍통신 김민지 기자]": the agency and its reporter without a place. */
const reporterOnly =
  /^[[［(（【]([\p{Script=Hangul}A-Za-z]{2,14})\s+(\p{Script=Hangul}{2,4})\s?(?:선임|수습|인턴)?\s?(?:기자|특파원)[\]］)）】]\s*/u;
const korean =
  /^[(（[]([^=()（）\]]{1,14})=([^()（）\]=]{2,12})[)）\]]\s*(?:(\p{Script=Hangul}{2,4}(?:[·,]\s?\p{Script=Hangul}{2,4}){0,3})\s?(?:선임|수습|인턴)?\s?(?:기자|특파원|통신원)\s*=\s*)?/u;

/** A bracket or an ideograph. */
const opensAsian = /^[([［\u3010（\u4e00-\u9fff]/;

/** Datelines of Chinese, Japanese and Korean agencies, most of them in brackets. */
export const readAsian = (text: string): DatelineFound | undefined => {
  if (!opensAsian.test(text)) return undefined;
  const ja = japanese.exec(text);
  if (ja) return datelineOf({ text: ja[0], place: ja[1], source: ja[2], to: ja[0].length });
  return readChinese(text) ?? readBureau(text) ?? readDay(text) ?? readKorean(text);
};

const readChinese = (text: string): DatelineFound | undefined => {
  const { 0: whole = '', groups = {} } = chinese.exec(text) ?? {};
  const { source = '', date = '', dispatch, named, reporters } = groups;
  const inBrackets = /^[（(【]/.test(text);
  const proven = dispatch !== undefined || named !== undefined;
  if (whole === '' || !proven || !(lookUp(source) || dispatch || inBrackets)) return undefined;
  const { place, reporter } = placeOf(groups.place ?? '', reporters);
  const names = [...(reporter ?? '').split(/[、，]/), ...(named ?? '').split(/[、，,\s]+/)].filter((name) =>
    /^\p{Script=Han}{2,4}$/u.test(name),
  );
  return withReporters(
    datelineOf({ text: whole.replace(/[（(][记記]者.*$/u, ''), place, date, source, to: whole.length }),
    names,
  );
};

/** The wire of Taiwan writes the reporter before the place with nothing between. Nearly all such names have three characters. */
const placeOf = (place: string, reporters: string | undefined): { place: string; reporter?: string } => {
  if (reporters === undefined) return { place };
  const parts = reporters.split(/[、，]/);
  const joined = (parts.pop() ?? '') + place;
  const cut = joined.length > 4 ? 3 : 2;
  return { place: joined.slice(cut), reporter: [...parts, joined.slice(0, cut)].join('、') };
};

const readBureau = (text: string): DatelineFound | undefined => {
  const [whole = '', place, who = ''] = bureau.exec(text) ?? [];
  if (whole === '') return undefined;
  const found = datelineOf({ text: whole, place, to: whole.length });
  if (lookUp(who) || wire.test(who)) return datelineOf({ text: whole, place, source: who, to: whole.length });
  return withReporters(found, /^[\p{Script=Han}、]{3,12}$/u.test(who) ? who.split('、') : []);
};

const day = /^(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日$/u;
const wire = /(?:通信|通讯|通訊|新聞|新闻|社|ニュース|통신|뉴스|일보)$/u;

/** "［東京　３日　ロイター］", "【山海通信 松本 28日】": place, day and agency in any order. */
const readDay = (text: string): DatelineFound | undefined => {
  const [whole = '', inner = ''] = bracketed.exec(text) ?? [];
  const parts = inner.trim().split(/[\s、,＝=]+/u);
  if (parts.length === 1) return readJoined(whole, inner);
  const date = parts.find((part) => day.test(part));
  const source = parts.find((part) => part !== date && (lookUp(part) !== undefined || wire.test(part)));
  const places = parts.filter((part) => part !== date && part !== source);
  if (whole === '' || date === undefined || source === undefined || places.length > 1) return undefined;
  return datelineOf({
    text: whole.slice(0, whole.search(/[］\]】）)]/u) + 1),
    place: places[0],
    date,
    source,
    to: whole.length,
  });
};

/** "【ソウル聯合ニュース】", "（高雄29日海風社）": the agency at the end, with nothing between. */
const readJoined = (whole: string, inner: string): DatelineFound | undefined => {
  if (!/^[【（]/u.test(whole) || inner.length > 16) return undefined;
  const [, place, date, source = ''] = /^(\P{Nd}{1,8})([\d０-９]{1,2}日)(\P{Nd}{2,10})$/u.exec(inner) ?? [];
  if (source !== '' && (wire.test(source) || lookUp(source)))
    return datelineOf({ text: whole.trim(), place, date, source, to: whole.length });
  for (let at = 1; at < inner.length - 1; at += 1) {
    const name = inner.slice(at);
    if (!lookUp(name) || !/^【/u.test(whole)) continue;
    return datelineOf({ text: whole.trim(), place: inner.slice(0, at), source: name, to: whole.length });
  }
  return undefined;
};

/** "(서울=연합뉴스) 김민지 기자 = ": nothing else is written so, whatever the agency. */
const readKorean = (text: string): DatelineFound | undefined => {
  const [all = '', house = '', reporter = ''] = reporterOnly.exec(text) ?? [];
  if (all !== '' && (lookUp(house) || wire.test(house)))
    return withReporters(datelineOf({ text: all.trim(), source: house, to: all.length }), [reporter]);
  const [whole = '', place, source = '', reporters = ''] = korean.exec(text) ?? [];
  if (
    whole === '' ||
    /^(?:사진|자료|출처|그래픽|글|영상|제공)/u.test(place ?? '') ||
    !(lookUp(source) || (/\p{Script=Hangul}/u.test(source) && (reporters !== '' || wire.test(source))))
  )
    return undefined;
  const found = datelineOf({ text: `(${place}=${source})`, place, source, to: whole.length });
  return withReporters(found, reporters === '' ? [] : reporters.split(/[·,]\s?/));
};

const withReporters = (found: DatelineFound, reporters: string[]): DatelineFound =>
  reporters.length > 0 ? { ...found, reporters } : found;
