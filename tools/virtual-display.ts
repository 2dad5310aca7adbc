import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ensureSystemLibraries } from './system-libraries.ts';

export type VirtualDisplay = {
  readonly env: { readonly DISPLAY: string; readonly XAUTHORITY: string };
  readonly stop: () => Promise<void>;
};

const SCREEN = '1920x1200x24';

/**
 * The shell outlives us just long enough: when our end of its standard input closes, because we
 * asked or because this process died, it ends the server and removes what is left.
 */
const SUPERVISE = `
Xvfb -displayfd 3 -screen 0 ${SCREEN} -nolisten tcp -noreset -auth "$0/authority" 2>"$0/log" &
server=$!
exec 3>&-
cat >/dev/null
kill "$server" 2>/dev/null
wait "$server"
rm -rf "$0"
`;

export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** An X server without a screen, on a display number that it finds itself, for this user alone. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  await ensureSystemLibraries('display');
  const folder = await mkdtemp(join(tmpdir(), 'ovo-display-'));
  const authority = join(folder, 'authority');
  await writeFile(authority, authorityFor(randomBytes(16)), { mode: 0o600 });
  const child = spawn('sh', ['-c', SUPERVISE, folder], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C in the terminal is for the app, which still needs its display to close its window.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const number = await displayNumber(child.stdio[3]);
  if (number === undefined) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
    child.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Xvfb did not start: ${log.trim() || 'it said nothing'}`);
  }
  child.unref();
  return {
    env: { DISPLAY: `:${number}`, XAUTHORITY: authority },
    stop: async () => {
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}

/** Xvfb writes the number when it is ready for clients, and nothing when it fails. */
async function displayNumber(pipe: unknown): Promise<string | undefined> {
  if (!(pipe instanceof Readable)) return undefined;
  let text = '';
  for await (const chunk of pipe) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return /^\d+$/m.exec(text)?.[0];
}

/** An Xauthority file whose one entry fits any host and any display: the number isn't known yet. */
export function authorityFor(cookie: Buffer): Buffer {
  const WILD_FAMILY = 0xffff;
  const field = (content: Buffer): Buffer => Buffer.concat([uint16(content.length), content]);
  return Buffer.concat([
    uint16(WILD_FAMILY),
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
