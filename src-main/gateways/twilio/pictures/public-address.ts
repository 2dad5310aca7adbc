import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The code of the error where a name leads to an address that nobody else can reach. */
export const privateAddressCode = 'OVO_PRIVATE_ADDRESS';

/** IPv4 addresses that are not public (IANA’s registry of special purposes, RFC 6890). */
const notPublic4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Parts of the public IPv6 addresses that are not: Teredo and ORCHID, documentation, 6to4. */
const notPublic6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const refused = new BlockList();
for (const [address, prefix] of notPublic4) refused.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of notPublic6) refused.addSubnet(address, prefix, 'ipv6');

/** All IPv6 addresses that are given out to the public. */
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');

/** IPv4 addresses as an IPv6 network has them: mapped (RFC 4291), and by NAT64 (RFC 6052). */
const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');
const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');

/** Whether an IP address, without brackets, is one that anybody on the internet can reach. */
export function isPublicAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  if (isIP(plain) === 4) return !refused.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  if (translated.check(plain, 'ipv6')) {
    return isPublicAddress(canonical.replace(/^64:ff9b:/, '::ffff'));
  }
  const isPublic = mapped.check(plain, 'ipv6') || public6.check(plain, 'ipv6');
  return isPublic && !refused.check(plain, 'ipv6');
}

/** Names that lead nowhere outside a home or an office (RFC 6761, 6762, 8375). */
const privateName = /^(?:localhost|.*\.(?:local|localhost|internal|lan|home|home\.arpa|box))$/i;

/** Whether a host leads to no public address, as far as its name or number says. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '').replaceAll(/[[\]]/g, '');
  return isIP(host) === 0 ? privateName.test(host) : !isPublicAddress(host);
}

/** Finds all addresses of a name, as `lookup` of node:dns does with `all`. */
export type LookUpAll = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/**
 * Looks names up for a connection, which then goes to one of the addresses found and to no other. Fails
 * with `privateAddressCode` where one of them is not public.
 *
 * @param lookUp the system's unless given.
 */
export function lookUpPublic(lookUp: LookUpAll = lookup): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return done(privateAddress(hostname), []);
      }
      if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}

function privateAddress(hostname: string): NodeJS.ErrnoException {
  const error = new Error(`${hostname} leads to an address that is not public.`);
  return Object.assign(error, { code: privateAddressCode });
}
