/** "@ramnews_tamil", "#ferry #Juist", "Twitter: @ramnews": accounts and tags, and no word of a sentence. */

const longest = 100;
const mostTokens = 8;
const handle = /^[@＠#＃][\p{L}\p{M}\p{N}_.]{2,40}[,;|]?$/u;
const network =
  /^(?:follow|on|x|twitter|facebook|instagram|insta|telegram|threads|mastodon|bluesky|tiktok|youtube|fb|ig|tg|[|/,·•–-]|&|and)[:：]?$/iu;

const address = /^(?:https?:\/\/|www\.)[^\s<>"]{3,200}$/iu;

/** Where houses have their accounts. */
const accountPage =
  /[:：፦։]\s?(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|facebook\.com|fb\.com|fb\.me|instagram\.com|x\.com|twitter\.com|youtube\.com|tiktok\.com|threads\.net|bsky\.app|vk\.com|ok\.ru|line\.me|weibo\.com)\/[@\p{L}\p{N}_./-]{2,60}$/iu;

/** "ጣና ዜና በቴሌግራም ይከተሉን፦ t.me/tanazena": in any language a few words, a colon and the page of an account. */
export const pointsToAccount = (line: string): boolean =>
  line.length <= longest && line.split(/\s+/).length <= mostTokens && accountPage.test(line);

/** Is this line the address of a page and nothing else? */
export const isBareAddress = (line: string): boolean => address.test(line);

/** Is this whole line made of the names of accounts, or of tags? */
export const isHandle = (line: string): boolean => {
  if (line.length > longest || !/[@＠#＃]/u.test(line)) return false;
  const tokens = line.split(/\s+/);
  return (
    tokens.length <= mostTokens &&
    tokens.some((token) => handle.test(token)) &&
    tokens.every((token) => handle.test(token) || network.test(token))
  );
};
