/**
 * The words of embargo notices, as alternatives of regular expressions. None may hold letters of one another's
 * lists as a whole word: each word of a line is read as one thing only.
 */

/** Words about the copy itself: nothing else in the news is "embargoed until". */
export const strongWords =
  'strictly\\s+embargoed|embargoed|(?:hold|held|advance)\\s+for\\s+release|hold\\s+until\\s+release';

/** Also the word for a ban on trade, a closing period or a seizure: a notice only in company. */
export const nounWords =
  'embargo(?:es|s)?|embargad[oa]s?|sperrfrist|sperrvermerk|эмбарго|ембарго|محظور\\s+النشر|حظر\\s+النشر|محظور(?=\\s+حتى)|प्रकाशन\\s+पर\\s+रोक';

/** The same for scripts that do not separate words by spaces. */
export const nounSigns =
  '情報解禁|報道解禁|解禁(?:時間|日時|時刻|日)|エンバーゴ|发布禁令|發布禁令|禁发令|禁止发布|엠바고|보도유예';

/** Forbids to publish, which counts when it says until when. */
export const prohibitions =
  "(?:strictly\\s+)?not\\s+(?:to\\s+be\\s+|for\\s+)(?:publication|publishing|published|released?|broadcast|print(?:ed)?|transmi(?:ssion|tted)|distribut(?:ion|ed))|(?:do\\s+not|don['’]t)\\s+(?:publish|release|broadcast|print|post|distribute|circulate)|publish\\s+not|ne\\s+pas\\s+(?:publier|diffuser)|no\\s+(?:publicar|difundir|emitir)|não\\s+(?:publicar|divulgar|difundir)|non\\s+(?:pubblicare|diffondere)|nicht\\s+(?:zur\\s+veröffentlichung|veröffentlichen|zu\\s+veröffentlichen)|niet\\s+(?:publiceren|voor\\s+publicatie)|не\\s+(?:публиковать|для\\s+публикации|распространять)|не\\s+публікувати";

/** Everyday words: a notice only with nothing but a time next to them. */
export const weakWords =
  "hold|held|release\\s+(?:time|date)|(?:to\\s+be\\s+)(?:released|published)|not\\s+(?:for\\s+use|to\\s+be\\s+used)|(?:do\\s+not|don['’]t)\\s+use|gesperrt|frei(?=\\s+(?:ab|für)\\s)|प्रतिबंधित";

/** The same, but only right before a time. */
export const weakOpenings = 'for\\s+(?:release|publication)';

export const untilWords =
  'until|till|til|before|prior\\s+to|bis|vor(?:\\s+dem)?|jusqu|avant(?:\\s+le)?|hasta|antes\\s+del?|antes|até|fino|tot|до|раньше|حتى|قبل|तक|से\\s+पहले';
export const untilSigns = '至|まで|까지';

/** What people write around a notice, and what does not make it a sentence about something else. */
export const fillers =
  'please\\s+note|please|note|attention|achtung|atención|atenção|attenzione|внимание|editors?|eds?|redaktionen|media|press|news|releases?|press\\s+release|pressemitteilung|medienmitteilung|pressefreigabe|communiqu[eé]|comunicado|comunicato|persbericht|information|información|informação|conteúdo|contenido|contenu|content|copy|material|matériel|story|article|document|strict(?:ly|e|er)?|estricto|under|sous|sob|bajo|sotto|unter|publication|publicación|publicação|publishing|veröffentlichung|broadcast|print|online|use|confidential|check\\s+against\\s+delivery|delivery|bitte|beachten|nachricht|meldung|bericht|beitrag|text|texte|texto|artikel|artigo|artículo|новость|материал|for|für|on|this|these|that|is|are|remains?|dieser?|dieses|ist|cette|cet|est|esta|este|está|time|date|exemplaire|embargo\\s+notice';

/** Small words that mean nothing next to a time or a word of the notice. */
export const connectives =
  'at|on|the|of|from|after|an|a|and|or|by|el|la|las|los|de|del|a\\s+las|à|au|le|du|l|d|um|am|ab|den|dem|der|die|alle|al|às|as|do|da|o|em|no|в|на|с|om|op|को|kl|u|to|noch|not';

/** Times that cannot be read as one moment, and names next to those that can. */
export const timeWords =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\\.?|(?:mon|diens|donners|frei|sams|sonn)tag(?:s?ausgaben?)?|mittwoch(?:s?ausgaben?)?|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельника?|вторника?|сред[аы]|четверга?|пятниц[аы]|суббот[аы]|воскресенья|midnight|noon|today|tomorrow|tonight|morning|afternoon|evening|night|heute|morgen|mittags?|abends?|mitternacht|minuit|midi|demain|medianoche|mediodía|mañana|local\\s+time|hrs|hours|uhr|a\\.?m\\.?|p\\.?m\\.?|heures?|horas?|ore|час(?:а|ов)?|बजे';

/** Says that there is no embargo, or none any more. */
export const denials =
  "not\\s+(?:under\\s+)?(?:an?\\s+)?embargo(?:ed)?|no\\s+(?:longer\\s+(?:under\\s+)?)?embargo(?:ed)?|embargo\\s+(?:is\\s+|has\\s+been\\s+)?(?:lifted|over|expired)|(?:no|sin|sem)\\s+embargo|kein\\s+embargo|keine\\s+sperrfrist|pas\\s+d[’']embargo";

/** A line that reports what somebody said is a sentence, even if it holds words of a notice. */
export const reporting =
  'said|says|say|told|tells|asked|wrote|writes|warn(?:ed|s)|announced|according|had|was|were|sagte|sagt|teilte|hieß|wurde|dit|déclaré|annoncé|selon|dijo|dice|anunció|según|disse|diz|anunciou|segundo|ha\\s+detto|zei|заявил[аи]?|сообщил[аи]?|сказал[аи]?|قال|قالت|कहा';
