import tls from 'node:tls';

/** Lets this process trust a certificate, besides those that Node trusts, until the function that it returns is called. */
export function trust(certificate: string): () => void {
  const trusted = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted, certificate]);
  return () => tls.setDefaultCACertificates(trusted);
}
