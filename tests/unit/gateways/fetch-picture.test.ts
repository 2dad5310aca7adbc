import { lookup } from 'node:dns';
import http from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src-main/gateways/twilio/connector.ts';
import { createHttpClient } from '../../../src-main/gateways/twilio/http-client.ts';
import { fetchPicture } from '../../../src-main/gateways/twilio/pictures/fetch-picture.ts';
import {
  isPublicAddress,
  lookUpPublic,
  type LookUpAll,
} from '../../../src-main/gateways/twilio/pictures/public-address.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { png } from '../../support/pictures.ts';

const options = { clock: systemClock, environment: {} };

/** Something on this computer that answers each path so. */
async function serve(
  answers: Readonly<Record<string, { status?: number; type?: string; body?: Uint8Array }>>,
): Promise<{ readonly url: string; readonly port: number; readonly connections: () => number }> {
  let connections = 0;
  const server = http.createServer((request, response) => {
    const {
      status = 200,
      type = 'image/png',
      body = png(4, 4),
    } = answers[request.url ?? ''] ?? {
      status: 404,
    };
    response.writeHead(status, { 'Content-Type': type, Location: '/elsewhere' });
    response.end(body);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  const { port } = address;
  return { url: `http://127.0.0.1:${port}`, port, connections: () => connections };
}

describe('a picture at an address of the user’s own', () => {
  test.each([
    ['/good', {}, null],
    ['/page', { type: 'text/html' }, 'error 12300'],
    ['/jpeg', { type: 'image/jpeg' }, 'error 12300'],
    ['/login', { status: 403 }, 'needs a login'],
    ['/moved', { status: 302 }, 'leads to another'],
    ['/html', { body: Buffer.from('<html>') }, 'isn’t a picture'],
  ])('%s %o: %s', async (path, answer, reason) => {
    const { url } = await serve({ [path]: answer });
    const fetched = fetchPicture(`${url}${path}`, { ...options, isHereAllowed: true });
    if (reason === null) expect((await fetched).facts).toMatchObject({ width: 4 });
    else await expect(fetched).rejects.toThrow(reason);
  });

  test.each([
    ['http://shop.example.com/bread.png', 'https://'],
    ['https://192.168.1.20/bread.png', 'your own network'],
    ['https://printer.local/bread.png', 'your own network'],
    ['bread.png', 'https://'],
    ['https://[::1]/bread.png', 'https://'],
    ['https://intranet/bread.png', 'https://'],
    ['https://0x7f.1/bread.png', 'your own network'],
    ['https://2130706433/bread.png', 'your own network'],
  ])('%s is refused without being asked', async (url, reason) => {
    await expect(fetchPicture(url, options)).rejects.toThrow(reason);
  });
});

/** Says that a name has these addresses, and counts how often it was asked. */
function namesWith(...addresses: readonly string[]) {
  let asked = 0;
  const lookUp: LookUpAll = (_name, _options, done) => {
    asked += 1;
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    done(null, found);
  };
  return { lookUp, asked: () => asked };
}

describe('a name of a picture’s address', () => {
  test.each([
    [['127.0.0.1']],
    [['::1']],
    [['93.184.215.14', '127.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
  ])('that leads to %o is refused, and nothing is connected to', async (addresses) => {
    const server = await serve({ '/bread.png': {} });
    const { lookUp, asked } = namesWith(...addresses);
    const url = `https://shop.example.com:${server.port}/bread.png`;
    await expect(fetchPicture(url, { ...options, lookUp })).rejects.toThrow('your own network');
    expect([asked(), server.connections()]).toEqual([1, 0]);
  });

  test('that the system finds on this computer is refused', async () => {
    const { port, connections } = await serve({ '/bread.png': {} });
    const lookUp: LookUpAll = (_name, wanted, done) => lookup('localhost', wanted, done);
    const url = `https://shop.example.com:${port}/bread.png`;
    await expect(fetchPicture(url, { ...options, lookUp })).rejects.toThrow('your own network');
    expect(connections()).toBe(0);
  });

  test('is looked up once: the connection goes to the very address that was looked at', async () => {
    const { port, connections } = await serve({ '/bread.png': {} });
    let asked = 0;
    const connect = createConnector({
      timeoutMs: 5000,
      proxyFor: () => null,
      lookup(_name, wanted, done) {
        asked += 1;
        if (wanted.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
        else done(null, '127.0.0.1', 4);
      },
    });
    const exchange = createHttpClient({ connect, clock: systemClock, timeoutMs: 5000 });
    const { statusCode } = await exchange({
      origin: `http://shop.example.com:${port}`,
      path: '/bread.png',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect([statusCode, asked, connections()]).toEqual([200, 1, 1]);
  });

  test.each([
    [true, [{ address: '93.184.215.14', family: 4 }]],
    [false, '93.184.215.14'],
  ])('gives the addresses that were found (all: %s)', (all, expected) => {
    const { lookUp } = namesWith('93.184.215.14');
    const given: unknown[] = [];
    lookUpPublic(lookUp)('shop.example.com', { all }, (error, address) => {
      given.push(error, address);
    });
    expect(given).toEqual([null, expected]);
  });
});

test.each([
  ['8.8.8.8', true],
  ['100.63.255.255', true],
  ['172.32.0.1', true],
  ['2606:4700:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::808:808', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['100.127.255.255', false],
  ['127.8.8.8', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::7f00:1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['64:ff9b::a00:1', false],
  ['fc00::1', false],
  ['fd12:3456::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['shop.example.com', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
