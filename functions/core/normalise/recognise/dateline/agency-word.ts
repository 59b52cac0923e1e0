/** Words, and parts of words, that agencies have in their names. */
export const agencyWord =
  /news|wire|press|agen[czt]|service|syndicat|telegra|nachricht|dienst|notici|notíci|notizi|nieuws|nyhe|uutis|novin|вест|новост|новин|хабар|инфо|info|haber|ajans|πρακτορ|ειδήσ|وكالة|خبر|समाचार|সংবাদ|செய்தி|通信|通讯|뉴스|ข่าว|tin\stức|berita|direct|media|inform|نیوز|نيوز|ニュース/iu;
