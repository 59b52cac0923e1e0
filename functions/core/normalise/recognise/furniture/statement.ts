import { lineOf } from '../../words/table-text.ts';
import { lately } from '../lately.ts';
import { wordPattern } from '../word-starts.ts';

/**
 * What is never a call to the reader: a sentence that reports what somebody says, or that states
 * something about the words that they begin with ("Follow us on Instagram is not a call but a habit").
 */

const reports = lineOf(
  `suggests | suggested | recommends | recommended by | jokes | joked | said | says | told | tells | asked | asks | advised | advises | warned | warns | urged | urges | added | explained | explains
insisted | recalled | wrote | writes | replied | argued | argues | promised | promises | shouted | according to
sagt|sagte|sagten|erklärt|erklärte|fragte|mahnte|rät|riet|warnt|warnte|forderte|rief|so der|so die|hieß es
a dit|dit-il|dit-elle|a déclaré|déclare|a expliqué|explique|a demandé|a lancé|selon
dice|dijo|dijeron|afirmó|pidió|preguntó|explicó|aseguró|advirtió|según
diz|disse|disseram|afirmou|pediu|perguntou|explicou|alertou|segundo
ha detto|ha spiegato|ha chiesto|secondo
zei|zegt|aldus|sade|säger|sa hon|sa han|sagde|siger|sier|sanoi|sanoo|dedi|diyor|mówi|powiedział[a]?|řekl[a]?
сказал[аи]?|говорит|говорил[аи]?|заявил[аи]?|сообщил[аи]?|попросил[аи]?|спросил[аи]?|написал[аи]?|сказав|сказала|каже|заявив
قال|قالت|وقال|وقالت|قالوا|يقول|تقول|أكد|أضاف|کہا|گفت
कहा|बताया|पूछा|बोले|म्हणाले|বলেন|বলেছেন`,
);
const people = 'they|users|doctors|experts|officials|critics|police|residents|fans|analysts';
const all = [...reports, `(?:${people}) (?:say|tell|ask|advise|warn|urge)`].join('|');
/** Words without a letter next to them. */
const speech = wordPattern(new RegExp(`(?<![\\p{L}\\p{M}])(?:${all})(?![\\p{L}\\p{M}])`, 'iu'), [
  ...reports.flatMap((words) => words.split('|')).map((word) => word.split('[')[0] ?? word),
  ...people.split('|'),
]);

/** Is somebody reported to say something in this line? */
export const reportsSpeech: (line: string) => boolean = lately((line) => speech.test(line));

const finite = /\s(?:is|was|are|were|has|had|became|remains|ist|war|est|était|es|era|è)\s/u;
/** After these words or a mark, a verb belongs to another clause. */
const subordinates =
  /[.!?,:;–—]|\b(?:what|who|which|that|how|why|where|when|if|as|because|was|wer|wie|que|qui|ce)\b/iu;

/** Does the line say something about its own first words? */
export const statesOfItself = (line: string): boolean => {
  const at = line.search(finite);
  return at > 0 && !subordinates.test(line.slice(0, at));
};
