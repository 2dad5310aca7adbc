import { once } from 'node:events';
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFileSource } from '../../../../src-main/gateways/twilio/inbound/files.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { createCertificate } from '../../../support/fake-twilio/certificate.ts';
import { startFakeTwilio, type FakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import type { ReceivedMessage } from '../../../support/fake-twilio/inbound/take-in.ts';
import { startProxy } from '../../../support/fake-twilio/proxy.ts';
import { trust } from '../../../support/fake-twilio/trust.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { comment, exif, gif, jpeg, png } from '../../../support/pictures.ts';
import { repliesOf } from '../../../support/replies.ts';

const ann = '+12125550123';
const mebibyte = 1024 * 1024;
const refused = (why: string) => ({ kind: 'refused', why });

async function start() {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now });
  onTestFinished(() => fake.close());
  return { clock, fake, source: repliesOf(fake, clock) };
}

type Files = NonNullable<ReceivedMessage['media']>;

/** A fake with one reply that brought these files along, and what fetches the first of them. */
async function withFiles(...media: Files) {
  const { clock, fake, source } = await start();
  const sid = fake.receive({ from: ann, to: fakeSender, body: '', media });
  const list = await source.media(sid);
  const files = list.kind === 'listed' ? list.media : [];
  return {
    clock,
    fake,
    source,
    sid,
    files,
    fetch: () => source.mediaFile(sid, files[0]?.sid ?? ''),
  };
}

/** A server that is not Twilio, and that Twilio leads to. */
async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.close().closeAllConnections());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/file`;
}

function leadTo(fake: FakeTwilio, location: string, times = 1): void {
  fake.fail(
    { kind: 'answer', accepted: false, status: 307, headers: { Location: location } },
    { on: 'media', times },
  );
}

describe('the files of a reply', () => {
  test('are ten at most, with what their types are said to be', async () => {
    const file = { type: `Image/PNG\u0007${'x'.repeat(200)}`, bytes: png(1, 1) };
    const { files } = await withFiles(...Array.from({ length: 12 }, () => file));
    expect(files).toHaveLength(10);
    expect(files[0]?.contentType).toMatch(/^image\/png ?x+$/);
    expect(files[0]?.contentType.length).toBeLessThanOrEqual(100);
  });

  test('are gone with their message', async () => {
    const { fake, source, sid, fetch } = await withFiles({ type: 'image/png', bytes: png(1, 1) });
    fake.remove(sid);
    expect(await source.media(sid)).toEqual({ kind: 'gone' });
    expect(await fetch()).toEqual(refused('gone'));
  });

  test.each([
    ['429', errorFault(20_429, 429, { 'Retry-After': '3' }), 3000, false],
    ['401', errorFault(20_003, 401), null, true],
    ['403', errorFault(70_051, 403), null, true],
    ['500', errorFault(20_500, 500), null, false],
    ['a cut', { kind: 'drop', accepted: false } as const, null, false],
  ])('are not known where Twilio answers with %s', async (_what, fault, retryAfterMs, isAuth) => {
    const { fake, source, sid, fetch } = await withFiles({ type: 'image/png', bytes: png(1, 1) });
    fake.fail(fault, { on: 'media-list' });
    fake.fail(fault, { on: 'media' });
    const unavailable = { kind: 'unavailable', retryAfterMs, isAuth };
    expect(await source.media(sid)).toMatchObject(unavailable);
    expect(await fetch()).toMatchObject(unavailable);
    expect(await fetch()).toMatchObject({ kind: 'fetched' });
  });
});

describe('a file is what its bytes say', () => {
  test.each([
    ['image/png', png(3, 2)],
    ['image/gif', gif(2)],
    ['image/jpeg', jpeg(30, 20)],
  ])('%s, whatever it is called', async (contentType, bytes) => {
    const { fetch } = await withFiles({ type: 'audio/mpeg', servedAs: 'text/html', bytes });
    expect(await fetch()).toEqual({ kind: 'fetched', bytes: new Uint8Array(bytes), contentType });
  });

  test('a picture, without where it was taken', async () => {
    const { fetch } = await withFiles({
      type: 'image/jpeg',
      bytes: jpeg(30, 20, exif(1), comment),
    });
    const file = await fetch();
    const text = file.kind === 'fetched' ? Buffer.from(file.bytes).toString('latin1') : 'GPS';
    expect(text).not.toMatch(/GPS|home/);
  });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a card', Buffer.from('BEGIN:VCARD\nEND:VCARD')],
    ['nothing', Buffer.alloc(0)],
    ['half a picture', png(50, 50, 'noise').subarray(0, 2000)],
    [
      'the head of a picture and zeros',
      Buffer.concat([png(9, 9).subarray(0, 40), Buffer.alloc(99)]),
    ],
    ['a picture of a billion pixels', hugePng()],
    ['a WebP', Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1')],
  ])('and refused where it is %s', async (_what, bytes) => {
    const { fetch } = await withFiles({ type: 'image/png', bytes });
    expect(await fetch()).toEqual(refused('not-a-picture'));
  });
});

describe('a file is 5 MB at most', () => {
  const bytes = png(2, 2);
  const zeros = () => Buffer.alloc(mebibyte);

  test('by what it says: nothing of it is read', async () => {
    const length = 5 * mebibyte + 1;
    const { fetch } = await withFiles({ type: 'image/png', bytes, content: [bytes], length });
    expect(await fetch()).toEqual(refused('too-large'));
  });

  test('by what comes, where it has no end', async () => {
    let pieces = 0;
    function* endless() {
      for (;;) {
        pieces += 1;
        yield zeros();
      }
    }
    const { fetch } = await withFiles({ type: 'image/png', bytes, content: endless() });
    expect(await fetch()).toEqual(refused('too-large'));
    expect(pieces).toBeLessThan(60);
  });

  test('also where it came as a few bytes', async () => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    const bomb = gzipSync(Buffer.alloc(6 * mebibyte));
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    });
    leadTo(fake, url);
    expect(await fetch()).toEqual(refused('too-large'));
  });

  test('and whole', async () => {
    const { fetch } = await withFiles({ type: 'image/png', bytes, length: 500, isCut: true });
    expect(await fetch()).toMatchObject({ kind: 'unavailable', isAuth: false });
  });
});

describe('Twilio leads to a file', () => {
  const bytes = png(2, 2);

  test('elsewhere, without the login, however it is asked for', async () => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    const headers: http.IncomingHttpHeaders[] = [];
    const last = await serve((request, response) => {
      headers.push(request.headers);
      response.end(bytes);
    });
    const first = await serve((request, response) => {
      headers.push(request.headers);
      response.writeHead(302, { Location: last }).end('elsewhere');
    });
    leadTo(fake, first);
    expect(await fetch()).toMatchObject({ kind: 'fetched' });
    expect(headers.map((one) => [one.authorization, one.cookie])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('without the login also where it leads back to Twilio', async () => {
    const { fake, sid, files, fetch } = await withFiles({ type: 'image/png', bytes });
    const { accountSid } = fake.account;
    leadTo(fake, `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${files[0]?.sid}`);
    expect(await fetch()).toMatchObject({ kind: 'unavailable', isAuth: false });
    expect(fake.requests().at(-1)?.headers['authorization']).toBeUndefined();
  });

  test.each([
    'http://192.0.2.1/file',
    'http://example.com/file',
    'https://10.0.0.1/file',
    'https://[fd00::1]/file',
    'https://169.254.169.254/latest/meta-data',
    'https://printer.local/file',
    'https://shop:secret@example.com/file',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'https://',
  ])('but nowhere that is not public: %s', async (place) => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    leadTo(fake, place);
    const file = await fetch();
    expect(file).toMatchObject({ kind: 'unavailable', isAuth: false, retryAfterMs: null });
    expect(file.kind === 'unavailable' && file.detail).toMatch(/leads to an address/);
  });

  test('not to this computer where Twilio is elsewhere', async () => {
    const hostname = 'twilio.example.com';
    const certificate = createCertificate({ hostnames: [hostname] });
    onTestFinished(trust(certificate.cert));
    const clock = createManualClock();
    const fake = await startFakeTwilio({ now: clock.now, tls: certificate });
    onTestFinished(() => fake.close());
    const proxy = await startProxy({ port: Number(new URL(fake.url).port) });
    onTestFinished(() => proxy.close());
    const source = repliesOf(fake, clock, {
      baseUrl: `https://${hostname}`,
      environment: { HTTPS_PROXY: proxy.url },
    });
    const media = [{ type: 'image/png', bytes }];
    const sid = fake.receive({ from: ann, to: fakeSender, body: '', media });
    const list = await source.media(sid);
    const file = list.kind === 'listed' ? list.media[0]?.sid : undefined;
    expect(await source.mediaFile(sid, file ?? '')).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('leads to an address'),
    });
    expect(fake.requests().at(-1)?.path).toContain('/Media/');
  });

  test('not to a name of an address that is not public', async () => {
    const { fake, sid, files, clock } = await withFiles({ type: 'image/png', bytes });
    const { accountSid, authToken } = fake.account;
    const options = {
      credentials: { accountSid, authToken },
      baseUrl: fake.url,
      clock,
      environment: {},
    };
    const source = createFileSource(options, (_name, _options, done) => {
      done(null, [{ address: '10.0.0.1', family: 4 }]);
    });
    leadTo(fake, 'https://pictures.example.com/file');
    const path = `Accounts/${accountSid}/Messages/${sid}/Media/${files[0]?.sid}`;
    await expect(source.open(`https://api.twilio.com/2010-04-01/${path}`)).rejects.toThrow(
      /leads to an address that isn’t public/,
    );
  });

  test('not on and on', async () => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    let hops = 0;
    const circle = await serve((_request, response) => {
      hops += 1;
      response.writeHead(307, { Location: '/file' }).end();
    });
    leadTo(fake, circle);
    expect(await fetch()).toMatchObject({ kind: 'unavailable', isAuth: false });
    expect(hops).toBe(4);
  });

  test.each([
    [403, { kind: 'unavailable', isAuth: false }],
    [404, refused('gone')],
    [410, refused('gone')],
    [204, { kind: 'unavailable', isAuth: false }],
    [503, { kind: 'unavailable', isAuth: false }],
  ])('that its place answers with %i', async (status, wanted) => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    fake.fail({ kind: 'answer', accepted: false, status }, { on: 'stored-file' });
    expect(await fetch()).toMatchObject(wanted);
  });

  test('and no word of a failure has the login or the signed address', async () => {
    const { fake, fetch } = await withFiles({ type: 'image/png', bytes });
    const { accountSid, authToken } = fake.account;
    const body = { code: 20_500, message: `${accountSid} ${authToken} is wrong` };
    fake.fail({ kind: 'answer', accepted: false, status: 500, body }, { on: 'media' });
    fake.fail({ kind: 'answer', accepted: false, status: 500, body }, { on: 'stored-file' });
    const said = JSON.stringify([await fetch(), await fetch()]);
    expect(said).toContain('unavailable');
    expect(said).not.toMatch(new RegExp(`${accountSid}|${authToken}|X-Amz|Signature`));
  });
});

describe('a file that is slow', () => {
  const bytes = png(2, 2);

  test.each(['media', 'stored-file'] as const)('to begin is given up: %s', async (on) => {
    const { clock, fake, fetch } = await withFiles({ type: 'image/png', bytes });
    fake.fail({ kind: 'hang', accepted: false }, { on });
    expect(await clock.runUntil(fetch())).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('no answer within 30 seconds'),
    });
  });

  test('to go on is given up', async () => {
    const { clock, fake, fetch } = await withFiles({ type: 'image/png', bytes });
    const begun = new Promise<void>((resolve) => {
      void serve((_request, response) => {
        response.writeHead(200).write(bytes.subarray(0, 20), () => resolve());
      }).then((url) => leadTo(fake, url));
    });
    await expect.poll(() => fake.requests().length).toBeGreaterThan(0);
    const fetching = fetch();
    await begun;
    expect(await clock.runUntil(fetching)).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('within 30 seconds'),
    });
  });

  test('all along is given up, whatever drops in meanwhile', async () => {
    const { clock, fake } = await start();
    const answers: http.ServerResponse[] = [];
    const url = await serve((_request, response) => {
      response.writeHead(200).flushHeaders();
      answers.push(response);
    });
    leadTo(fake, url);
    const { accountSid, authToken } = fake.account;
    const source = createFileSource({
      credentials: { accountSid, authToken },
      baseUrl: fake.url,
      clock,
      environment: {},
    });
    const sid = fake.receive({ from: ann, to: fakeSender, body: '', media: [] });
    const path = `Accounts/${accountSid}/Messages/${sid}/Media/ME${'0'.repeat(32)}`;
    const file = await source.open(`https://api.twilio.com/2010-04-01/${path}`);
    const pieces = file.kind === 'opened' ? file.chunks(60_000) : null;
    for (let pause = 0; pause < 3; pause += 1) {
      const piece = pieces?.next();
      await clock.advance(19_000);
      answers[0]?.write('x');
      expect(await piece).toMatchObject({ done: false });
    }
    const last = Promise.resolve(pieces?.next());
    await expect(clock.runUntil(last)).rejects.toThrow(/no more of the answer within 3 seconds/);
  });
});

/** A PNG whose header says more pixels than anybody decodes. */
function hugePng(): Buffer {
  const picture = Buffer.from(png(2, 2));
  picture.writeUInt32BE(40_000, 16);
  picture.writeUInt32BE(40_000, 20);
  return picture;
}
