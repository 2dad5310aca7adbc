import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

/** One DER element: its tag, its length, what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let left = content.length; left > 0; left >>= 8) bytes.unshift(left & 0xff);
  const length = content.length < 128 ? [content.length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = identifier('550403');
const basicConstraints = identifier('551d13');
const subjectAltName = identifier('551d11');

export interface CertificateOptions {
  /** The host names that the certificate is for, in place of 127.0.0.1. */
  readonly hostnames?: readonly string[];
  /** The certificate was valid until the end of 2025. */
  readonly isExpired?: boolean;
}

/** A fresh key and a certificate of it for 127.0.0.1 (RFC 5280), signed by itself, as PEM. */
export function createCertificate({ hostnames, isExpired = false }: CertificateOptions = {}): {
  readonly key: string;
  readonly cert: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // An authority is looked up by its name: two that are trusted at once need different ones.
  const ownName = Buffer.from(`Fake Twilio of a test ${randomUUID()}`, 'ascii');
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, ownName))));
  const time = (text: string) => der(0x17, Buffer.from(text, 'ascii'));
  const isAuthority = der(0x04, sequence(der(0x01, Buffer.from([0xff]))));
  const names = hostnames?.map((hostname) => der(0x82, Buffer.from(hostname, 'ascii')));
  const addresses = names ?? [der(0x87, Buffer.from([127, 0, 0, 1]))];
  const extensions = sequence(
    sequence(basicConstraints, der(0x01, Buffer.from([0xff])), isAuthority),
    sequence(subjectAltName, der(0x04, sequence(...addresses))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time('250101000000Z'), time(isExpired ? '251231235959Z' : '491231235959Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
  const signature = createSign('sha256').update(content).sign(privateKey);
  const certificate = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}
