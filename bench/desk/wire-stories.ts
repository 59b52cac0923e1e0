/** Sentences of generated stories. In real languages, since the normaliser detects the language of the text. */
const sentences: Record<string, readonly string[]> = {
  en: [
    'The harbour authority said on Monday that the channel was clear and the cranes were moving again.',
    'Officials told reporters that a joint statement would follow before the end of the week.',
    'The ferry to the islands stayed in port because of the wind, and passengers were taken by bus.',
    'Residents have asked for a second crossing for many years, but there was never the money.',
    'A spokeswoman for the ministry said that the figures had been checked twice by the auditors.',
    'The council will vote on the plan in the spring, when the report of the engineers is expected.',
  ],
  de: [
    'Die Hafenverwaltung teilte am Montag mit, dass die Fahrrinne frei ist und die Kräne wieder arbeiten.',
    'Eine gemeinsame Erklärung soll nach Angaben der Behörden noch in dieser Woche folgen.',
    'Die Fähre zu den Inseln blieb wegen des Windes im Hafen, die Reisenden fuhren mit dem Bus weiter.',
    'Die Anwohner fordern seit vielen Jahren eine zweite Brücke, doch es fehlte immer das Geld.',
    'Eine Sprecherin des Ministeriums sagte, die Zahlen seien von den Prüfern zweimal geprüft worden.',
    'Der Rat wird im Frühjahr über den Plan abstimmen, wenn das Gutachten der Ingenieure vorliegt.',
  ],
  fr: [
    'Les autorités du port ont annoncé lundi que le chenal était dégagé et que les grues avaient repris.',
    'Une déclaration commune sera publiée avant la fin de la semaine, selon les responsables.',
    'Le ferry pour les îles est resté au port à cause du vent et les passagers ont pris le bus.',
    'Les habitants demandent depuis des années un second pont, mais les moyens ont toujours manqué.',
    'Une porte-parole du ministère a indiqué que les chiffres avaient été vérifiés deux fois.',
    'Le conseil votera le projet au printemps, lorsque le rapport des ingénieurs sera connu.',
  ],
  es: [
    'La autoridad del puerto dijo el lunes que el canal estaba despejado y que las grúas ya funcionaban.',
    'Los funcionarios explicaron que habrá una declaración conjunta antes del fin de semana.',
    'El transbordador a las islas se quedó en el puerto por el viento y los pasajeros fueron en autobús.',
    'Los vecinos piden desde hace muchos años un segundo puente, pero nunca hubo dinero.',
    'Una portavoz del ministerio dijo que las cifras habían sido revisadas dos veces por los auditores.',
    'El ayuntamiento votará el plan en la primavera, cuando se conozca el informe de los ingenieros.',
  ],
  it: [
    'L’autorità del porto ha detto lunedì che il canale è libero e che le gru sono di nuovo in funzione.',
    'Secondo i funzionari una dichiarazione comune sarà diffusa prima della fine della settimana.',
    'Il traghetto per le isole è rimasto in porto a causa del vento e i passeggeri hanno preso l’autobus.',
    'Gli abitanti chiedono da molti anni un secondo ponte, ma non ci sono mai stati i soldi.',
    'Una portavoce del ministero ha detto che le cifre sono state controllate due volte dai revisori.',
    'Il consiglio voterà il piano in primavera, quando sarà pronta la relazione degli ingegneri.',
  ],
};

export const languages = Object.keys(sentences);

const paragraphs = 12;

/** The n-th generated story in Dateline JSON: unique, about 4 KB of HTML. */
export function wireStory(n: number, language = 'en'): string {
  const bank = sentences[language] ?? sentences.en ?? [];
  const sentence = (at: number): string => bank[(n * 7 + at * (1 + (n % 5))) % bank.length] ?? '';
  const body = Array.from(
    { length: paragraphs },
    (_, at) => `<p>${sentence(at)} ${sentence(at + 1)} (${n}-${at}) ${sentence(at + 3)}</p>`,
  );
  return JSON.stringify({
    guid: `bench-${n}`,
    headline: `${sentence(0).slice(0, 50)} ${n}`,
    byline: 'Mira Okafor',
    language,
    keywords: ['harbour', 'traffic'],
    body: body.join(''),
  });
}

/** Submits the n-th story with the key of an agency, the first one unless said. */
export const submitStory = async (
  desk: { stack: { url: string }; agencies: { key: string }[] },
  n: number,
  agency = 0,
): Promise<void> => {
  const answer = await fetch(`${desk.stack.url}/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.agencies[agency]?.key}`, 'content-type': 'application/json' },
    body: wireStory(n),
  });
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`Story ${n} got ${answer.status}: ${text}`);
};
