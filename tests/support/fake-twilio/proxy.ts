import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy does with the next request for a tunnel. */
type Behaviour = 'tunnel' | 'refuse' | 'cut' | 'cut the tunnel';

export interface TestProxy {
  /** Without a user name. */
  readonly url: string;
  /** Where tunnels were asked to. */
  readonly targets: readonly string[];
  /** Behaves so from now on. */
  behave(behaviour: Behaviour): void;
  /** Closes every tunnel that is open. */
  cutTunnels(): void;
  close(): Promise<void>;
}

/** A proxy on loopback whose tunnels lead to one port of this computer, whatever they were asked for. */
export async function startProxy(options: {
  readonly port: number;
  /** Lets in who has this Proxy-Authorization; everybody unless given. */
  readonly authorization?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
}): Promise<TestProxy> {
  const targets: string[] = [];
  const open = new Set<Duplex>();
  let behaviour: Behaviour = 'tunnel';
  const server = options.tls ? https.createServer(options.tls) : http.createServer();

  server.on('connect', (request: http.IncomingMessage, socket: Duplex) => {
    targets.push(request.url ?? '');
    open.add(socket.on('error', () => undefined).on('close', () => open.delete(socket)));
    const { authorization } = options;
    if (behaviour === 'cut') return void socket.destroy();
    if (authorization !== undefined && request.headers['proxy-authorization'] !== authorization) {
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    }
    if (behaviour === 'refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (behaviour === 'cut the tunnel') return void socket.once('data', () => socket.destroy());
    const onward = net.connect(options.port, '127.0.0.1').on('error', () => socket.destroy());
    socket.once('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cutTunnels = () => open.forEach((socket) => socket.destroy());
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    targets,
    behave(next) {
      behaviour = next;
    },
    cutTunnels,
    async close() {
      const closed = once(server, 'close');
      server.close();
      cutTunnels();
      server.closeAllConnections();
      await closed;
    },
  };
}
