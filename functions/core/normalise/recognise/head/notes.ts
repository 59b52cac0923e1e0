import { isFullName } from '../credits/names.ts';
import { splitNames } from '../names/names.ts';

/**
 * Notes of a desk about the copy: what was added, changed or corrected in it. Notes for readers ("Names have been
 * changed") speak of the story as readers see it and stay.
 */

const longest = 400;

/** What is done to copy, at the beginning of a note. */
const works =
  'adds?|adding|updates?|updating|recasts?|corrects?|corrected|refiles?|repeats?|rewrites?|writes? through(?:ru|thru)?|clarif(?:y|ies)|changes?|deletes?|drops?|subs?|fixes|inserts?|leads? with|new throughout|restores?|trims?|edits|' +
  'ergänzt|aktualisiert|neu|korrigiert|berichtigt|wiederholung|durchgehend neu|mehr details|präzisiert|' +
  'ajoute|actualise|corrige|complète|précise|mise à jour|répétition|actualisé|reprend|' +
  'añade|actualiza|amplía|agrega|corrige|completa|repite|rectifica|adiciona|atualiza|acrescenta|amplia|atualizada?|' +
  'aggiunge|aggiorna|rettifica|riscrive|vult aan|voegt toe|herhaling|wijzigt|' +
  'uppdaterar|tillägg|rättar|lägger till|tilføjer|opdaterer|retter|oppdaterer|legger til|lisää|lisätty|päivittää|korjaa|' +
  'dodaje|uzupełnia|aktualizacja|poprawia|doplňuje|aktualizuje|opravuje|dopĺňa|kiegészíti|frissíti|javítja|adaugă|actualizează|corectează|dopunjava|ažurira|ispravlja|ekler|günceller|düzeltir|ekleme|menambah|memperbarui|meralat|' +
  'добавляет|добавлены?|дополняет|дополнено|обновляет|исправляет|уточняет|повтор|додано|доповнено|оновлено|виправлено|добавя|допълва|προσθέτει|ενημερώνει|διορθώνει|يضيف|تضيف|تحديث|يصحح|اضافه می\\S*|מוסיף|מעדכן|जोड़ा|अद्यतन';
/** What only the copy has. */
const ofCopy =
  /\b(?:para(?:graph)?s?\.?\s?\d|grafs?|paragraphs?|headlines?|slug|byline|dateline|lede|throughout|photos?|pictures?|pix|graphics?|quotes|background|details)\b|\b(?:absatz|absätze|überschrift)\b|\b(?:párrafos?|paragraphes?|paragrafos?|parágrafos?|paragraf[io]|alinea|odstavec|akapit|bekezdés|stycke|avsnitt|afsnit)\b|абзац|§|заголов|段落|문단|문장|fotoğraf/iu;
const opensWithWork = new RegExp(`^(?:${works})(?![\\p{L}\\p{M}])`, 'iu');
/** Whom a note is for. "Attention" in a sentence has no mark behind it. */
const addressed =
  /^(?:att(?:entio)?n\b(?:\s+(?:editors?|desks?))?|eds?\b|editors?\b|desks?\b|news desks?\b|achtung\b|atenci[oó]n\b|attenzione\b|atenção\b)\s*[:：.–—-]{1,2}\s*/iu;
const brackets = /^[([（［<*\s]+|(?<![)\]）］>*/\s])[)\]）］>*/\s]+$/gu;

/** The note in a line above a story, without brackets; undefined when the line is anything else. */
export const readDeskNote = (line: string): string | undefined => {
  const text = line.trim();
  if (text.length > longest || text.length < 6) return undefined;
  const bare = text.replace(brackets, '').trim();
  const isBracketed = /^[([（［<*]/u.test(text) && /[)\]）］>*/.]$/u.test(text);
  const behind = bare.replace(addressed, '');
  const isAddressed = behind !== bare;
  const works = opensWithWork.test(behind);
  if (isAddressed && (works || isBracketed || ofCopy.test(behind) || text.endsWith('//'))) return bare;
  if (isBracketed && (works || (ofCopy.test(bare) && !forReaders.test(bare)))) return bare;
  // Without brackets the work is written in capitals ("ADDS quotes from minister") or speaks of paragraphs.
  return works &&
    (/^\p{Lu}{4,}\s/u.test(behind) || text.endsWith('//')) &&
    !/[.!?]["”]?$/u.test(bare) &&
    /\p{Ll}/u.test(bare)
    ? bare
    : undefined;
};
/** Those who work on copy, in the forms in which a note addresses them. */
const ofEditors =
  /^[\s([*<_-]*(?:[\p{L}\p{M}]{1,14}\s){0,4}(?:editors?|redakt\p{L}{2,8}|redakc\p{L}{1,6}|redacc\p{L}{2,6}|reda[çz]\p{L}{2,6}|rédact\p{L}{2,6}|redat\p{L}{2,6}|redactie\p{L}{0,2}|szerkeszt\p{L}{2,10}|toimituks\p{L}{2,6}|toimetus\p{L}{0,4}|редак\p{L}{2,8}|редкол\p{L}{2,6}|συντάκτ\p{L}{2,5}|editör\p{L}{2,8}|المحرر\p{L}{0,3}|محررين|עורכים|העורכים|संपादक[\p{L}\p{M}]{0,6}|সম্পাদক[\p{L}\p{M}]{0,6}|编辑部|編輯部|编辑|編輯|編集者|편집자)\s?[:：]\s+(\S.*)$/iu;
const fewestNoteWords = 4;

/** "К сведению редакторов: видео …": said to editors, and more than the name of one. */
export const isEditorsNote = (line: string): boolean => {
  if (line.length > longest) return false;
  const said = ofEditors.exec(line)?.[1] ?? '';
  return said.split(/\s+/).length >= fewestNoteWords && !splitNames(said).every(isFullName);
};

/** Does the note say what was wrong before? */
export const isCorrection = (note: string): boolean =>
  /^(?:corrects?|corrected|korrigiert|berichtigt|corrige|corrig[eé]|rectifica|rettifica|rättar|retter|korjaa|opravuje|poprawia|исправляет|исправлено|düzeltir)(?!\p{L})/iu.test(
    note,
  );
const forReaders = /\b(?:this (?:story|article|interview|text)|names?|identit)/iu;
