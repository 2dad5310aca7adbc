import type { ServerResponse } from 'node:http';

/** What the fake says to a request; an object goes out as JSON, a text as HTML. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function respond(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Ends the connection without an answer, or in the middle of one. */
export function drop(response: ServerResponse, how: 'close' | 'reset' | 'in-the-answer'): void {
  const { socket } = response;
  if (how === 'reset') {
    socket?.resetAndDestroy();
  } else if (how === 'in-the-answer') {
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
    response.write('{"sid": "SM', () => socket?.destroy());
  } else {
    socket?.destroy();
  }
}
