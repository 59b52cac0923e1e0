import { lookUp } from '../names/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';

const chinese =
  /^(?:（|\()?(新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社)\s*([\p{Script=Han}]{1,12}?)\s*(\d{1,2}月\d{1,2}日|\d{1,2}日)\s*(?:电|電|讯|訊)?(?:）|\))?\s*(?:[（(]记者[^（）()]{1,20}[）)])?\s*/u;
const japanese =
  /^【([^】＝=]{1,20}?)\s*(?:[＝=]\s*)?(共同通信|共同|時事通信|時事|AFP=時事|AFP|ロイター|CNN|AP)】\s*/u;
const bureau =
  /^【([^】＝=]{1,12}?)\s*[＝=]\s*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・、\s]{2,20}】\s*/u;
const bracketedDay =
  /^[［[]\s*([^\s\d０-９］\]]{1,14})\s+([\d０-９]{1,2}日)\s+([^\s］\]]{2,16})\s*[］\]]\s*(?:[-－–—]\s*)?/u;
const korean =
  /^[(（[]([^=()（）\]]{1,14})=([^()（）\]=]{2,12})[)）\]]\s*(?:([\p{Script=Hangul} ]{2,12}) (?:기자|특파원)\s*=\s*)?/u;

/** A bracket or an ideograph. */
const opensAsian = /^[([［\u3010（\u4e00-\u9fff]/;

/** Datelines of Chinese, Japanese and Korean agencies, most of them in brackets. */
export const readAsian = (text: string): DatelineFound | undefined => {
  if (!opensAsian.test(text)) return undefined;
  const zh = chinese.exec(text);
  if (zh) {
    const [whole, source, place = '', date] = zh;
    return datelineOf({
      text: whole.replace(/[（(]记者.*$/u, ''),
      place: placeOf(place),
      date,
      source,
      to: whole.length,
    });
  }
  const ja = japanese.exec(text) ?? bureau.exec(text);
  if (ja) return datelineOf({ text: ja[0], place: ja[1], source: ja[2], to: ja[0].length });
  const day = bracketedDay.exec(text);
  if (day && lookUp(day[3] ?? '')) {
    const [whole, place, date, source] = day;
    return datelineOf({
      text: whole.slice(0, whole.search(/[］\]]/u) + 1),
      place,
      date,
      source,
      to: whole.length,
    });
  }
  const [whole = '', place, source = ''] = korean.exec(text) ?? [];
  return whole !== '' && lookUp(source)
    ? datelineOf({ text: `(${place}=${source})`, place, source, to: whole.length })
    : undefined;
};

/**
 * The wire of Taiwan writes the reporter before the place without a separator. Nearly all such names have three
 * characters.
 */
const reporterBefore = /^(?:記者|记者)(?:[^、]{2,4}、){0,3}(.{4,})$/u;

const placeOf = (written: string): string => {
  const rest = reporterBefore.exec(written)?.[1];
  return rest === undefined ? written : rest.slice(rest.length > 4 ? 3 : 2);
};
