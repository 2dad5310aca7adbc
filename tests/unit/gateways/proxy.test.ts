import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../../src-main/gateways/twilio/proxy.ts';

const twilio = new URL('https://api.twilio.com');
const HTTPS_PROXY = 'http://proxy.example.com:3128';

describe('the proxy on the way', () => {
  test.each([
    ['http://proxy.example.com:3128', ['http:', 'proxy.example.com', '3128', null]],
    ['http://proxy.example.com', ['http:', 'proxy.example.com', '80', null]],
    ['https://proxy.example.com', ['https:', 'proxy.example.com', '443', null]],
    ['proxy.example.com:3128', ['http:', 'proxy.example.com', '3128', null]],
    ['http://[2001:db8::1]:3128', ['http:', '2001:db8::1', '3128', null]],
    ['http://ann:a%20b@proxy:3128', ['http:', 'proxy', '3128', `Basic ${btoa('ann:a b')}`]],
  ] as const)('“%s” is understood', (text, [protocol, hostname, port, authorization]) => {
    const proxy = { protocol, hostname, port, authorization };
    expect(proxyFor(twilio, { HTTPS_PROXY: text })).toEqual(proxy);
    expect(proxyFor(twilio, { https_proxy: text, HTTPS_PROXY: 'http://other' })).toEqual(proxy);
  });

  test.each([{}, { HTTPS_PROXY: '' }, { HTTPS_PROXY: ' ' }, { HTTP_PROXY: HTTPS_PROXY }])(
    'is none where the environment has %o',
    (environment) => {
      expect(proxyFor(twilio, environment)).toBeNull();
    },
  );

  test.each([
    '*',
    'api.twilio.com',
    'API.Twilio.com',
    'twilio.com',
    '.twilio.com',
    '*.twilio.com',
    'api.twilio.com:443',
    'example.com, twilio.com',
    'example.com twilio.com',
  ])('is none where NO_PROXY is “%s”', (NO_PROXY) => {
    expect(proxyFor(twilio, { HTTPS_PROXY, NO_PROXY })).toBeNull();
    expect(proxyFor(twilio, { HTTPS_PROXY, no_proxy: NO_PROXY })).toBeNull();
  });

  test.each([
    '',
    ',',
    '.',
    'com.twilio',
    'notapi.twilio.com',
    'lio.com',
    'api.twilio.com:8443',
    'messaging.twilio.com',
  ])('is there where NO_PROXY is “%s”', (NO_PROXY) => {
    expect(proxyFor(twilio, { HTTPS_PROXY, NO_PROXY })).not.toBeNull();
  });

  test.each(['https://127.0.0.1:4010', 'https://localhost', 'https://[::1]:4010'])(
    'is never on the way to this computer: %s',
    (address) => {
      expect(proxyFor(new URL(address), { HTTPS_PROXY })).toBeNull();
      expect(proxyFor(new URL(address), { HTTPS_PROXY: 'nonsense://' })).toBeNull();
    },
  );
});
