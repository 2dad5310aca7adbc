/** Why a link is better not sent. */
export const linkProblems = [
  /** Not a web address that a phone can open. */
  'broken',
  /** Plain http: phones warn of such pages, and carriers filter them. */
  'not-https',
  /** A public shortener: carriers block these, as nobody sees where they lead. */
  'shortener',
  /** A number in the place of a name. */
  'ip-address',
  /** A user name before the name of the site, which hides where the link leads. */
  'hidden-site',
] as const;
export type LinkProblem = (typeof linkProblems)[number];

/** A link in a text. */
export interface Link {
  /** As it stands in the text. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
  /** The name of the site, in lower case; empty where the link is broken, or a field gives the name. */
  readonly host: string;
  /** Null where nothing speaks against the link. */
  readonly problem: LinkProblem | null;
}

/**
 * Public shorteners. Twilio refuses them in campaigns for US phones (docs/api/errors/30886 and its guide to
 * A2P campaigns), and carriers filter them (CTIA Messaging Principles, 5.3.3). Read in November 2026.
 */
const shorteners: ReadonlySet<string> = new Set([
  'adf.ly',
  'bit.do',
  'bit.ly',
  'bitly.com',
  'bl.ink',
  'buff.ly',
  'clck.ru',
  'cutt.ly',
  'dlvr.it',
  'goo.gl',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'qr.ae',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'short.io',
  'shorte.st',
  'shorturl.at',
  'soo.gd',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'trib.al',
  'urlz.fr',
  'v.gd',
  'x.co',
]);

/** Endings of names that phones turn into links, also without `https://`. */
const endings =
  'app|biz|ca|cc|club|co|com|de|do|edu|eu|fr|gd|gl|gov|gy|id|in|info|io|is|ly|me|mx|net|online|org|ru|shop|site|st|store|tv|uk|us|xyz';

const links = new RegExp(
  // With a scheme, up to the next blank; a merge field may stand within.
  String.raw`https?:\/\/(?:\{\{[\s\S]*?\}\}|[^\s{}<>"])*` +
    // Without one: a name, and a path where there is one. No part of an e-mail address.
    String.raw`|(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:${endings})(?![\w@-])(?:[/?#](?:\{\{[\s\S]*?\}\}|[^\s{}<>"])*)?`,
  'gi',
);

/** What ends a sentence, not a link. */
const trailing = /[.,;:!?'"’”)\]]+$/;

/** The links of a text, in their order, each with the problem that speaks most against it. */
export function linksOf(text: string): readonly Link[] {
  return [...text.matchAll(links)].map((match) => {
    const link = match[0].replace(trailing, '');
    return { text: link, index: match.index, ...examined(link) };
  });
}

function examined(link: string): Pick<Link, 'host' | 'problem'> {
  // What a field becomes is not known yet.
  if (/^(?:https?:\/\/)?[^/?#]*\{\{/i.test(link)) return { host: '', problem: null };
  const hasScheme = /^https?:/i.test(link);
  const written = link.replaceAll(/\{\{[\s\S]*?\}\}/g, 'x');
  const address = URL.parse(hasScheme ? written : `https://${written}`);
  if (address === null || !address.hostname.includes('.')) return { host: '', problem: 'broken' };
  const host = address.hostname.replace(/^www\./, '');
  if (address.username !== '') return { host, problem: 'hidden-site' };
  if (shorteners.has(host)) return { host, problem: 'shortener' };
  if (/^[\d.]+$/.test(host)) return { host, problem: 'ip-address' };
  if (address.protocol === 'http:') return { host, problem: 'not-https' };
  return { host, problem: null };
}
