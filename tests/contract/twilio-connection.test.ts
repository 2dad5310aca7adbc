import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { fakeAccount } from '../support/fake-twilio/account.ts';
import { createCertificate, type CertificateOptions } from '../support/fake-twilio/certificate.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { gatewayTo, handedOver } from '../support/fake-twilio/gateway.ts';
import { runInOwnProcess } from '../support/fake-twilio/own-process.ts';
import { startProxy, type TestProxy } from '../support/fake-twilio/proxy.ts';
import { trust } from '../support/fake-twilio/trust.ts';
import { createManualClock } from '../support/manual-clock.ts';

/* What a text meets on its way to Twilio: TLS that fails, and proxies. */

const clock = createManualClock();
const hostname = 'twilio.example.com';

async function startWith(certificate?: ReturnType<typeof createCertificate>): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({
    now: clock.now,
    ...(certificate === undefined ? {} : { tls: certificate }),
  });
  onTestFinished(() => fake.close());
  return fake;
}

/** A fake Twilio that speaks TLS with such a certificate, which this process trusts. */
async function startTrusted(options: CertificateOptions = {}): Promise<FakeTwilio> {
  const certificate = createCertificate(options);
  onTestFinished(trust(certificate.cert));
  return await startWith(certificate);
}

describe('over TLS a text', () => {
  test('goes where the certificate is trusted, over connections that are kept', async () => {
    const fake = await startTrusted();
    const gateway = gatewayTo(fake.url);
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'accepted' });
    fake.fail({ kind: 'drop', accepted: true });
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'unknown' });
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'accepted' });
  });

  test.each([
    ['for another host', { hostnames: [hostname] }, 'the certificate is for another address'],
    [
      'that has expired',
      { isExpired: true },
      'the certificate has expired, or this computer’s date is wrong',
    ],
  ])('does not leave where the certificate is one %s', async (_what, options, why) => {
    const fake = await startTrusted(options);
    expect(await gatewayTo(fake.url).send(handedOver)).toEqual({
      kind: 'unreachable',
      detail: `Couldn’t reach Twilio (${why}).`,
    });
    expect(fake.requests()).toEqual([]);
  });

  test('does not leave where nobody vouches for the certificate', async () => {
    const fake = await startWith(createCertificate());
    expect(await gatewayTo(fake.url).send(handedOver)).toEqual({
      kind: 'unreachable',
      detail: 'Couldn’t reach Twilio (self-signed certificate).',
    });
    expect(fake.requests()).toEqual([]);
  });

  test('goes where only the system trusts the certificate', async () => {
    const certificate = createCertificate();
    const fake = await startWith(certificate);
    const { accountSid, authToken } = fakeAccount;
    const file = path.join(temporaryFolder(), 'system.pem');
    writeFileSync(file, certificate.cert);
    const program = `
      import { createTwilioGateway } from './src-main/gateways/twilio/twilio-gateway.ts';
      import { systemClock as clock } from './src-main/system-clock.ts';
      const credentials = ${JSON.stringify({ accountSid, authToken })};
      const gateway = createTwilioGateway({ credentials, baseUrl: '${fake.url}', clock });
      console.log(JSON.stringify(await gateway.send(${JSON.stringify(handedOver)})));`;
    expect(await runInOwnProcess(program, { SSL_CERT_FILE: file })).toMatchObject({
      kind: 'accepted',
    });
  });

  test('does not leave where the handshake is cut', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await gatewayTo(`https://127.0.0.1:${port}`).send(handedOver)).toMatchObject({
      kind: 'unreachable',
    });
  });

  test('does not leave where the other side speaks plain HTTP', async () => {
    const fake = await startWith();
    expect(await gatewayTo(fake.url.replace('http:', 'https:')).send(handedOver)).toEqual({
      kind: 'unreachable',
      detail: 'Couldn’t reach Twilio (the other side doesn’t speak TLS).',
    });
    expect(fake.requests()).toEqual([]);
  });
});

describe('through a proxy a text', () => {
  /** A Twilio of that name behind a proxy. */
  async function startBehindProxy(
    options: Partial<Parameters<typeof startProxy>[0]> = {},
  ): Promise<{ readonly fake: FakeTwilio; readonly proxy: TestProxy }> {
    const fake = await startTrusted({ hostnames: [hostname] });
    const proxy = await startProxy({ port: Number(new URL(fake.url).port), ...options });
    onTestFinished(() => proxy.close());
    return { fake, proxy };
  }

  const through = (proxy: TestProxy, variables: Readonly<Record<string, string>> = {}) =>
    gatewayTo(`https://${hostname}`, {
      environment: { HTTPS_PROXY: proxy.url, ...variables },
    });

  test('goes, with a tunnel that is kept for the next one', async () => {
    const { fake, proxy } = await startBehindProxy();
    const gateway = through(proxy);
    for (const _ of [1, 2]) {
      expect(await gateway.send(handedOver)).toMatchObject({ kind: 'accepted' });
      // A connection is free once its answer was dealt with.
      await setImmediate();
    }
    expect(fake.accepted()).toHaveLength(2);
    expect(proxy.targets).toEqual([`${hostname}:443`]);
  });

  test('goes to another port too', async () => {
    const { proxy } = await startBehindProxy();
    const gateway = gatewayTo(`https://${hostname}:8443/`, {
      environment: { HTTPS_PROXY: proxy.url },
    });
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'accepted' });
    expect(proxy.targets).toEqual([`${hostname}:8443`]);
  });

  test('goes with the user name and password in the proxy’s address', async () => {
    const authorization = `Basic ${btoa('shop:p@ss')}`;
    const { fake, proxy } = await startBehindProxy({ authorization });
    const HTTPS_PROXY = proxy.url.replace('//', '//shop:p%40ss@');
    expect(await through(proxy, { HTTPS_PROXY }).send(handedOver)).toMatchObject({
      kind: 'accepted',
    });
    expect(fake.accepted()).toHaveLength(1);
  });

  test('goes where the way to the proxy is TLS as well', async () => {
    const certificate = createCertificate();
    onTestFinished(trust(certificate.cert));
    const { fake, proxy } = await startBehindProxy({ tls: certificate });
    expect(proxy.url).toMatch(/^https:/);
    expect(await through(proxy).send(handedOver)).toMatchObject({ kind: 'accepted' });
    expect(fake.accepted()).toHaveLength(1);
  });

  test('surely does not leave where the proxy wants another password, which is never told', async () => {
    const { fake, proxy } = await startBehindProxy({ authorization: 'Basic of somebody else' });
    const HTTPS_PROXY = proxy.url.replace('//', '//shop:secret@');
    const outcome = await through(proxy, { HTTPS_PROXY }).send(handedOver);
    const { host } = new URL(proxy.url);
    expect(outcome).toEqual({
      kind: 'unreachable',
      detail: `Couldn’t reach Twilio (the proxy ${host} wants another user name and password (HTTP 407)).`,
    });
    expect(fake.requests()).toEqual([]);
  });

  test.each([
    ['refuse', 'refused the connection (HTTP 403)'],
    ['cut', 'closed the connection'],
    ['cut the tunnel', ''],
  ] as const)('surely does not leave where the proxy will %s', async (behaviour, why) => {
    const { fake, proxy } = await startBehindProxy();
    proxy.behave(behaviour);
    const gateway = through(proxy);
    expect(await gateway.send(handedOver)).toEqual({
      kind: 'unreachable',
      detail: expect.stringContaining(why),
    });
    expect(fake.requests()).toEqual([]);
    expect(proxy.targets).toHaveLength(1);
    proxy.behave('tunnel');
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'accepted' });
  });

  test('surely does not leave where nobody is at the proxy’s address', async () => {
    const { fake, proxy } = await startBehindProxy();
    // Port 1 is reserved, and nobody listens there.
    const gateway = through(proxy, { HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(await gateway.send(handedOver)).toEqual({
      kind: 'unreachable',
      detail: expect.stringContaining('couldn’t reach the proxy 127.0.0.1:1'),
    });
    expect(fake.requests()).toEqual([]);
  });

  test('may have left where the tunnel is cut once the text was read', async () => {
    const { fake, proxy } = await startBehindProxy();
    fake.fail({ kind: 'hang', accepted: true });
    const sending = through(proxy).send(handedOver);
    await expect.poll(() => fake.requests().length).toBe(1);
    proxy.cutTunnels();
    expect(await sending).toMatchObject({ kind: 'unknown' });
  });

  test('does not go where NO_PROXY has the host: it goes there directly', async () => {
    const { proxy } = await startBehindProxy();
    const baseUrl = 'https://no-such-host.invalid';
    const gateway = gatewayTo(baseUrl, {
      environment: { HTTPS_PROXY: proxy.url, NO_PROXY: '.invalid' },
    });
    expect(await gateway.send(handedOver)).toMatchObject({ kind: 'unreachable' });
    expect(proxy.targets).toEqual([]);
  });

  test('does not go to this computer’s own address', async () => {
    const fake = await startTrusted();
    const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect(await gatewayTo(fake.url, { environment }).send(handedOver)).toMatchObject({
      kind: 'accepted',
    });
  });

  test.each(['socks5://127.0.0.1:1080', 'http://', 'proxy.example.com:port', 'http://a%:b@proxy'])(
    'is stopped, with the reason, where the proxy is “%s”: nothing goes round it',
    async (HTTPS_PROXY) => {
      const { fake, proxy } = await startBehindProxy();
      const gateway = through(proxy, { HTTPS_PROXY });
      const detail = expect.stringMatching(/^HTTPS_PROXY must be .* Nothing was sent\.$/);
      await gateway.load();
      expect(await gateway.send(handedOver)).toEqual({ kind: 'blocked', code: null, detail });
      await expect(gateway.testCredentials()).rejects.toMatchObject({ message: detail });
      expect(fake.requests()).toEqual([]);
    },
  );
});
