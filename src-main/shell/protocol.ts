import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { staticFileFor } from './static-files.ts';

/** Ovo's pages come from here and from nowhere else. */
export const pageAddress = 'app://ovo/';

/** Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built pages of `folder` under `app://ovo`. */
export function servePages(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? staticFileFor(folder, request.url) : undefined;
    const content = file && (await readFile(file.path).catch(() => undefined));
    if (file === undefined || content === undefined) return new Response(null, { status: 404 });
    const nonce = randomBytes(16).toString('base64');
    const body = file.mediaType.startsWith('text/html')
      ? content.toString('utf8').replaceAll('%CSP_NONCE%', nonce)
      : new Uint8Array(content);
    return new Response(body, { headers: headersOf(file.mediaType, nonce) });
  });
}

function headersOf(mediaType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  };
}

/** The nonce is for the one style element that Mantine writes; scripts have to be files of ours. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
