import { createHash } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Lets one process of this machine at a time do the work; the others wait. The lock is an abstract
 * Unix socket, which the kernel frees however its owner ends, so no lock is ever left behind. Where
 * there are no such sockets nothing is locked: what is built is then still renamed into place whole.
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  onWait: () => void = () => {},
): Promise<T> {
  if (process.platform !== 'linux') return await work();
  const address = `\0ovo-${process.getuid?.() ?? ''}-${createHash('sha256').update(name).digest('hex')}`;
  let told = false;
  for (;;) {
    const lock = await take(address);
    if (lock !== undefined) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) onWait();
    told = true;
    await released(address);
  }
}

type Lock = { readonly release: () => void };

async function take(address: string): Promise<Lock | undefined> {
  const waiting = new Set<Socket>();
  const server: Server = createServer((socket) => {
    waiting.add(socket);
    socket.once('error', () => socket.destroy());
    socket.once('close', () => waiting.delete(socket));
  });
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      resolve({
        release: () => {
          server.close();
          for (const socket of waiting) socket.destroy();
        },
      });
    });
  });
}

/** The owner hangs up when it is done, and the kernel does so for it when it dies. */
async function released(address: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect(address);
    socket.once('error', () => {});
    socket.once('close', () => resolve());
    socket.resume();
  });
}
