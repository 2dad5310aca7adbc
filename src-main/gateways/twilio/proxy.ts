import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { isLoopback } from './base-url.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that opens tunnels (CONNECT; RFC 9110, 9.3.6). */
export interface Proxy {
  readonly protocol: 'http:' | 'https:';
  readonly hostname: string;
  readonly port: string;
  /** The value of Proxy-Authorization; null where the proxy's address has no user name. */
  readonly authorization: string | null;
}

/** A variable by its name in lower or upper case; the lower case counts first, as with curl. */
function read(environment: Environment, name: string): string {
  return (environment[name.toLowerCase()] || environment[name] || '').trim();
}

function unusable(): UserError {
  return new UserError('usage', words.twilio.environment.badProxy);
}

/** Whether an entry of NO_PROXY, such as `example.com`, `.example.com` or `example.com:8443`, has this address. */
function names(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, host = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  const domain = host.replace(/^\*?\./, '');
  if (domain === '' || (only !== undefined && only !== port)) return false;
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/**
 * The proxy on the way to an https address, as HTTPS_PROXY and NO_PROXY say; null for the direct way. An
 * address on this computer never goes through a proxy. Throws UserError(`usage`) where HTTPS_PROXY
 * cannot be used: going round a proxy is not ours to decide.
 */
export function proxyFor({ hostname, port }: URL, environment: Environment): Proxy | null {
  const text = read(environment, 'HTTPS_PROXY');
  if (text === '' || isLoopback(hostname)) return null;
  const exceptions = read(environment, 'NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/);
  if (exceptions.some((entry) => names(entry, hostname, port || '443'))) return null;

  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) throw unusable();
  const url = new URL(address);
  const { protocol, username, password } = url;
  if ((protocol !== 'http:' && protocol !== 'https:') || url.hostname === '') throw unusable();
  let account: string;
  try {
    account = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    throw unusable();
  }
  return {
    protocol,
    // As sockets take it: without the brackets of an IPv6 address.
    hostname: url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port || (protocol === 'https:' ? '443' : '80'),
    authorization:
      account === ':' ? null : `Basic ${Buffer.from(account, 'utf8').toString('base64')}`,
  };
}
