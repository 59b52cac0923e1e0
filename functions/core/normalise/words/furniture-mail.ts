/** What mail and newsletters set around a story, a line each: also where it comes as a document or as HTML. */
const mail: readonly RegExp[] = [
  /^(?:view|open|read) (?:this (?:e-?mail|message|newsletter) )?(?:online|in (?:your |a )?(?:web )?browser)$/iu,
  /^(?:im browser (?:ansehen|öffnen)|voir (?:dans le navigateur|en ligne)|ver en el navegador|ver no navegador)$/iu,
  /^you (?:are receiving|['’]re receiving|(?:have )?received) this (?:e-?mail|message|newsletter) because\b.{0,160}$/iu,
  /^(?:unsubscribe|(?:manage|update) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|forward to a friend|abmelden|se désabonner|darse de baja)(?: ?[|•·] ?(?:unsubscribe|(?:manage|update) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|privacy policy|view (?:online|in browser)|forward to a friend)){0,4}$/iu,
  /^(?:sent from (?:my (?:iphone|ipad|android|samsung|phone|mobile|blackberry)|outlook for|yahoo mail|proton ?mail|mail for)|get outlook for|von meinem (?:iphone|ipad|smartphone)|gesendet von (?:mail|outlook)|envoyé (?:de|depuis) mon|enviado (?:desde|do) (?:mi|meu)|inviato da)(?! .{0,40} (?:said|sagte)\b)[^.!?]{0,40}$/iu,
];

/** Is this whole line one that mail programs or newsletters set? */
export const isMailLine = (line: string): boolean => mail.some((one) => one.test(line));

/** How letters of business close; "Yours sincerely" may be the end of an open letter. */
export const closesMail =
  /^(?:(?:kind|kindest|best|warm|warmest|with (?:kind|best)) )?regards,?$|^(?:mit )?(?:freundlichen|besten|herzlichen) grü(?:ß|ss)en,?$|^(?:bien )?cordialement,?$|^(?:un )?saludos(?: cordiales)?,?$|^atenciosamente,?$|^cordiali saluti,?$/iu;
