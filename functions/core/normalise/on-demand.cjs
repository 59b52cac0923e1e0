/**
 * Libraries that hardly any story needs and that take long to start. This file is CommonJS because `require` is the
 * way to load a module in the middle of a synchronous computation; bundlers follow it. Types: on-demand.d.cts.
 */
exports.detectByLetters = (text) => require('tinyld/light').detectAll(text);

exports.sanitizeHtml = (html, options) => require('sanitize-html')(html, options);
