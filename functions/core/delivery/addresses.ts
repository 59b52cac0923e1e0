import ipaddr from 'ipaddr.js';

/** What an address may be besides public. */
export interface AddressRules {
  /** Also this machine: for a desk that runs on it, and for tests. */
  allowLoopback?: boolean;
}

/** `httpsOnly`: what is sent must not be read on the way; plain http only within this machine, where that is allowed. */
export interface UrlRules extends AddressRules {
  httpsOnly?: boolean;
}

const loopback = new Set(['127.0.0.1', '::1']);
/** Global unicast, the only IPv6 addresses that are assigned for the internet (RFC 4291 §2.4, IANA registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Ports below 1024 belong to other services, such as mail, which a request could be made to talk to. */
const webPorts = new Set(['', '80', '443']);
const lowestFreePort = 1024;
const longestUrl = 2048;

/** An IP address as a URL or a look-up gives it: four decimal parts, or IPv6. */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/**
 * Whether an IP address, in any of its forms, is a public one: not loopback, private, link-local, multicast, reserved,
 * of a carrier's NAT, and none that holds an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo), which could be any.
 */
export function isPublicAddress(address: string, { allowLoopback = false }: AddressRules = {}): boolean {
  if (allowLoopback && loopback.has(address)) return true;
  if (!isAddress(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : true;
}

/** The host of a URL, an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Whether a host is this machine: a loopback address, or a name that always means it (RFC 6761 §6.3). */
export const isThisMachine = (host: string): boolean =>
  loopback.has(host) || host === 'localhost' || host.endsWith('.localhost');

/**
 * Why Dateline does not call an address; undefined when it may. A host name passes: what it resolves to is checked when
 * the connection is made. Decimal, octal, hexadecimal and short forms of IPv4 are read as browsers read them (WHATWG URL).
 */
export function urlProblem(text: string, rules: UrlRules = {}): string | undefined {
  if (text.length > longestUrl) return `it is longer than ${longestUrl} characters`;
  const url = URL.parse(text);
  if (!url) return 'it is no URL';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'it is neither https nor http';
  if (url.username !== '' || url.password !== '') return 'it has a name or a password in it';
  if (!webPorts.has(url.port) && Number(url.port) < lowestFreePort)
    return `port ${url.port} is not for the web`;
  const host = hostOf(url);
  if (isThisMachine(host)) return rules.allowLoopback ? undefined : 'its host is this machine';
  if (rules.httpsOnly && url.protocol !== 'https:') return 'calls name stories, so that they need https';
  if (isAddress(host) && !isPublicAddress(host, rules)) return 'its host is no public address';
  return undefined;
}
