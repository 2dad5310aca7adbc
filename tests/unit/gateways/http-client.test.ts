import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCertificate } from '../../support/fake-twilio/certificate.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { gatewayTo, handedOver } from '../../support/fake-twilio/gateway.ts';
import { trust } from '../../support/fake-twilio/trust.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/* What the gateway's HTTP client does with connections and answers. */

const timeoutMs = 1000;

async function listen(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function serve(listener: http.RequestListener) {
  const server = http.createServer({ keepAliveTimeout: 60_000 }, listener);
  const url = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(() => server.closeAllConnections());
  return { server, url };
}

/** Resolves when the client has the head of an answer. */
function answerBegins(): Promise<void> {
  return new Promise((resolve) => {
    const note = () => {
      diagnostics.unsubscribe('undici:request:headers', note);
      resolve();
    };
    diagnostics.subscribe('undici:request:headers', note);
  });
}

/** The sockets of which undici tells on one of its channels, as they come. */
function socketsOf(channel: string): readonly net.Socket[] {
  const sockets: net.Socket[] = [];
  const note = (event: unknown) =>
    void sockets.push((event as { readonly socket: net.Socket }).socket);
  diagnostics.subscribe(channel, note);
  onTestFinished(() => void diagnostics.unsubscribe(channel, note));
  return sockets;
}

describe('an answer', () => {
  test('that does not begin is given up, and its connection is closed: unknown', async () => {
    const clock = createManualClock();
    const { server, url } = await serve(() => undefined);
    const asked = once(server, 'request') as Promise<[http.IncomingMessage]>;
    const sending = gatewayTo(url, { clock, timeoutMs }).send(handedOver);
    const [{ socket }] = await asked;
    await clock.advance(1000);
    expect(await sending).toEqual({
      kind: 'unknown',
      detail: 'Twilio didn’t answer (no answer within 1 second).',
    });
    if (!socket.closed) await once(socket, 'close');
  });

  test('that trickles in for ever is given up, and its connection is closed: unknown', async () => {
    const clock = createManualClock();
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const { url } = await serve((_request, response) => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.write(' ');
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(timer);
        resolve();
      });
    });
    const begun = answerBegins();
    const sending = gatewayTo(url, { clock, timeoutMs }).send(handedOver);
    await begun;
    await clock.advance(2000);
    expect(await sending).toEqual({
      kind: 'unknown',
      detail: 'Twilio didn’t answer (no whole answer within 2 seconds).',
    });
    await closed;
  });

  test('larger than any page of a list is not read to its end: unknown', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.end(`{"sid":"${'x'.repeat(32_000_000)}"}`);
    });
    expect(await gatewayTo(url, { timeoutMs }).send(handedOver)).toEqual({
      kind: 'unknown',
      detail: expect.stringContaining('exceeded max size'),
    });
  });

  test('that is packed is unpacked, and one that unpacks to more than any page is not', async () => {
    let length = 0;
    const { url } = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      const list = JSON.stringify({ messages: [], end: ' '.repeat(length) });
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync(list));
    });
    const gateway = gatewayTo(url, { timeoutMs });
    const query = { to: handedOver.to, body: handedOver.body, createdSince: 0 };
    expect(await gateway.findMessages(query)).toMatchObject({ kind: 'answered', found: [] });
    length = 32_000_000;
    expect(await gateway.findMessages(query)).toMatchObject({ kind: 'unavailable' });
  });
});

test('a request that undici would write a second time is written once: unknown', async () => {
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  fake.fail({ kind: 'hang', accepted: true });
  const sockets = socketsOf('undici:client:sendHeaders');
  const sending = gatewayTo(fake.url, { timeoutMs }).send(handedOver);
  await expect.poll(() => fake.requests().length).toBe(1);
  // Undici takes this code to say that the request can be written again on another connection.
  sockets[0]?.destroy(Object.assign(new Error('reset'), { code: 'UND_ERR_INFO' }));
  expect(await sending).toMatchObject({ kind: 'unknown' });
  expect(fake.requests()).toHaveLength(1);
});

describe('a connection', () => {
  test('that takes too long is given up: nothing leaves over it later', async () => {
    const clock = createManualClock();
    const certificate = createCertificate();
    onTestFinished(trust(certificate.cert));
    let requests = 0;
    const server = https.createServer(certificate, () => (requests += 1));
    const port = await listen(server);
    // Takes the connection and lets nothing through before `open`.
    const held = Promise.withResolvers<net.Socket>();
    const gate = await listen(net.createServer((socket) => held.resolve(socket)));

    const sending = gatewayTo(`https://127.0.0.1:${gate}`, { clock, timeoutMs: 30_000 }).send(
      handedOver,
    );
    const socket = await held.promise;
    await clock.advance(30_000);
    expect(await sending).toEqual({
      kind: 'unreachable',
      detail: 'Couldn’t reach Twilio (no connection within 30 seconds).',
    });

    const closed = once(socket, 'close');
    const onward = net.connect(port, '127.0.0.1').on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
    await closed;
    expect(requests).toBe(0);
  });

  test('that is idle is closed by us, long before the other side would close it', async () => {
    const fake = await startFakeTwilio();
    onTestFinished(() => fake.close());
    const sockets = socketsOf('undici:client:connected');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    expect(await gatewayTo(fake.url, { timeoutMs }).send(handedOver)).toMatchObject({
      kind: 'accepted',
    });
    const [socket] = sockets;
    await setImmediate();
    vi.advanceTimersByTime(3900);
    expect(socket?.destroyed).toBe(false);
    // The fake keeps a connection for a minute, and says so.
    vi.advanceTimersByTime(100);
    expect(socket?.destroyed).toBe(true);
  });

  test('does not wait for others: as many as there are requests', async () => {
    const fake = await startFakeTwilio();
    onTestFinished(() => fake.close());
    const clock = createManualClock();
    fake.fail({ kind: 'hang', accepted: true }, { times: 150 });
    const gateway = gatewayTo(fake.url, { clock, timeoutMs });
    const sending = Array.from({ length: 150 }, () => gateway.send(handedOver));
    await expect.poll(() => fake.requests().length).toBe(150);
    await clock.advance(1000);
    const outcomes = await Promise.all(sending);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
  });
});
