import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { respond } from '../responses.ts';

/** How long a signed address is good, in milliseconds. */
const goodForMs = 120_000;

/** A file of the store that Twilio leads to. */
export interface StoredFile {
  /** Its Content-Type, which may be wrong. */
  readonly type: string;
  /** What it has, as one or many pieces; a generator is read once. */
  readonly content: Uint8Array | string | Iterable<Uint8Array | string>;
  /** Says how long it is; does not unless given. */
  readonly length?: number;
  /** The connection is cut where the content ends. */
  readonly isCut?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The store of files that Twilio leads to with signed addresses, as S3 is one: it knows no account. */
export interface FileStore {
  put(path: string, file: StoredFile): void;
  remove(path: string): void;
  /** An address of a file that is good for two minutes. */
  signed(path: string): string;
  /** Answers a request for a file. */
  serve(url: URL, authorization: string | undefined, response: ServerResponse): void;
}

/** Where the store is on the fake's own host. */
export const storePath = '/_store/';

export function createFileStore(context: {
  readonly now: () => number;
  /** The origin of the fake. */
  readonly origin: () => string;
}): FileStore {
  const key = randomBytes(16).toString('hex');
  const files = new Map<string, StoredFile>();
  const signatureOf = (path: string, until: string) =>
    createHash('sha256').update(`${key} ${path} ${until}`).digest('hex');

  function refuse(response: ServerResponse, status: number, code: string): void {
    const body = `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
    respond(response, { status, body, headers: { 'Content-Type': 'application/xml' } });
  }

  return {
    put: (path, file) => void files.set(path, file),
    remove: (path) => void files.delete(path),
    signed(path) {
      const until = String(context.now() + goodForMs);
      const query = { 'X-Amz-Expires': until, 'X-Amz-Signature': signatureOf(path, until) };
      return `${context.origin()}${storePath}${path}?${new URLSearchParams(query)}`;
    },
    serve({ pathname, searchParams }, authorization, response) {
      // As S3 does where there is a signature in the address, too.
      if (authorization !== undefined) return refuse(response, 400, 'InvalidArgument');
      const path = decodeURIComponent(pathname.slice(storePath.length));
      const until = searchParams.get('X-Amz-Expires') ?? '';
      const isSigned = searchParams.get('X-Amz-Signature') === signatureOf(path, until);
      if (!isSigned || Number(until) < context.now()) return refuse(response, 403, 'AccessDenied');
      const file = files.get(path);
      if (file === undefined) return refuse(response, 404, 'NoSuchKey');
      send(file, response);
    },
  };
}

function send({ type, content, length, isCut, headers }: StoredFile, response: ServerResponse) {
  const isOne = typeof content === 'string' || content instanceof Uint8Array;
  const known = length ?? (isOne ? Buffer.byteLength(content) : undefined);
  response.writeHead(200, {
    'Content-Type': type,
    ...(known === undefined ? {} : { 'Content-Length': known }),
    ...headers,
  });
  const pieces = Readable.from(isOne ? [Buffer.from(content)] : content, { objectMode: true });
  // Whoever has enough goes away.
  pipeline(pieces, response, { end: isCut !== true }).then(
    () => isCut === true && response.socket?.destroy(),
    () => undefined,
  );
}
