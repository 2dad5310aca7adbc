import { once } from 'node:events';
import net from 'node:net';

/** Stands before a server on this computer: passes connections on to it, or refuses them for a while. */
export interface Gate {
  readonly port: number;
  /** Breaks every connection and refuses new ones until it is opened. */
  shut(): void;
  open(): void;
  close(): void;
}

/** How long until it tries again to get its port back, in milliseconds. */
const retryMs = 20;

export async function openGate(behind: number): Promise<Gate> {
  const sockets = new Set<net.Socket>();
  let isShut = false;

  function keep(socket: net.Socket): net.Socket {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  }

  const server = net.createServer((client) => {
    const onward = keep(net.connect(behind, '127.0.0.1'));
    keep(client).pipe(onward).pipe(client);
    client.on('close', () => onward.destroy());
    onward.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It did not get a port.');
  const { port } = address;

  function listen(): void {
    const retry = () => void setTimeout(listen, retryMs);
    server.once('error', retry);
    server.listen(port, '127.0.0.1', () => server.off('error', retry));
  }

  function shut(): void {
    if (isShut) return;
    isShut = true;
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
  }

  return {
    port,
    shut,
    open() {
      if (isShut) listen();
      isShut = false;
    },
    close: shut,
  };
}
