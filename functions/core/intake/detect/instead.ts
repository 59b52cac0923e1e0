/** What would be taken, for the answer to what is not; the list of all formats is in docs/agencies.md. */
export const instead =
  'send the text as DOCX, ODT, RTF, HTML, Markdown or plain text, as XML or JSON of a news format, or as e-mail';
