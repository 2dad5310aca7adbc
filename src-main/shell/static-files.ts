import path from 'node:path';

/** What Ovo's pages are made of; nothing else is ever served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly path: string;
  readonly mediaType: string;
}

/** The file in `folder` that an address asks for; undefined for what is no such file or lies elsewhere. */
export function staticFileFor(folder: string, address: string): StaticFile | undefined {
  const name = pathOf(address);
  if (name === undefined) return undefined;
  const file = path.resolve(folder, name === '/' ? 'index.html' : `.${name}`);
  const mediaType = mediaTypes[path.extname(file).toLowerCase()];
  const inside = path.relative(folder, file);
  if (mediaType === undefined || inside.startsWith('..') || path.isAbsolute(inside)) {
    return undefined;
  }
  return { path: file, mediaType };
}

function pathOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== 'app:' || host !== 'ovo') return undefined;
  try {
    const name = decodeURIComponent(pathname);
    return /[\0\\:]/.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}
