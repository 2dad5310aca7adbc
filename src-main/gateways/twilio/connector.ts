import http from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import tls from 'node:tls';
import { buildConnector } from 'undici';
import type { Proxy } from './proxy.ts';
import { words } from '../../../src-shared/words/words.ts';

type Connect = buildConnector.connector;
type Done = buildConnector.Callback;

export interface ConnectorOptions {
  readonly timeoutMs: number;
  /** The proxy on the way to an https address; null for the direct way. */
  readonly proxyFor: (url: URL) => Proxy | null;
  /** Finds the addresses of the other side; the system unless given. A proxy finds them by itself. */
  readonly lookup?: LookupFunction;
}

/** Node does not know who issued the certificate; the system may. */
const unknownIssuer = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const faults = words.twilio.proxy;

function nameOf({ hostname, port }: Proxy): string {
  return `${hostname}:${port}`;
}

/** A fault on the way to the proxy or at the proxy: nothing was said to Twilio yet. */
function proxyFault(message: string, cause?: Error): Error {
  const error = new Error(message, { cause });
  return cause === undefined ? error : Object.assign(error, { code: codeOf(cause) });
}

/** Asks a proxy, over an open connection, for a tunnel to `target` (host and port). */
function openTunnel(
  socket: Socket,
  proxy: Proxy,
  target: string,
  timeoutMs: number,
  done: Done,
): void {
  const { authorization } = proxy;
  const name = nameOf(proxy);
  const request = http.request({
    method: 'CONNECT',
    path: target,
    headers: {
      Host: target,
      ...(authorization === null ? {} : { 'Proxy-Authorization': authorization }),
    },
    createConnection: () => socket,
    timeout: timeoutMs,
  });
  request.once('timeout', () => request.destroy(new Error(faults.noAnswer)));
  request.once('error', (error) => {
    const isCut = codeOf(error) === 'ECONNRESET';
    const message = isCut ? faults.closed(name) : faults.failed(name, error.message);
    done(proxyFault(message, error), null);
  });
  request.once('connect', ({ statusCode = 0 }) => {
    socket.setTimeout(0);
    if (statusCode >= 200 && statusCode <= 299) return done(null, socket);
    socket.destroy();
    const message = statusCode === 407 ? faults.wantsLogin(name) : faults.refused(name, statusCode);
    done(proxyFault(message), null);
  });
  request.end();
}

/**
 * Opens connections: directly or through a proxy, for https with TLS. Trusts the authorities that Node
 * brings along; those of the system are read (which can take a second) once a certificate needs them.
 */
export function createConnector({ timeoutMs, proxyFor, lookup }: ConnectorOptions): Connect {
  const common = { timeout: timeoutMs, ...(lookup === undefined ? {} : { lookup }) };
  const bundled = buildConnector(common);
  let withSystem: Connect | null = null;

  /** Null where the system's authorities cannot be read. */
  function openWithSystem(): Connect | null {
    try {
      const ca = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
      withSystem ??= buildConnector({ ...common, ca });
    } catch {
      return null;
    }
    return withSystem;
  }

  function attempt(open: Connect, options: buildConnector.Options, done: Done): void {
    const { protocol } = options;
    const url = new URL(`${protocol}//${options.host ?? options.hostname}`);
    const proxy = protocol === 'https:' ? proxyFor(url) : null;
    if (proxy === null) return open(options, done);
    open({ ...proxy, host: nameOf(proxy) }, (error, socket) => {
      if (error !== null) {
        return done(proxyFault(faults.notReached(nameOf(proxy), error.message), error), null);
      }
      openTunnel(
        socket,
        proxy,
        `${url.hostname}:${url.port || 443}`,
        timeoutMs,
        (fault, tunnel) => {
          if (fault !== null) done(fault, null);
          else open({ ...options, httpSocket: tunnel }, done);
        },
      );
    });
  }

  return (options, done) => {
    const first = withSystem ?? bundled;
    attempt(first, options, (...result) => {
      const [error] = result;
      const isUnknown = error !== null && unknownIssuer.has(codeOf(error));
      const other = isUnknown && first === bundled ? openWithSystem() : null;
      if (other === null) done(...result);
      else attempt(other, options, done);
    });
  };
}
