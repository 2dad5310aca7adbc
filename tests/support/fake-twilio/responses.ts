import type { ServerResponse } from 'node:http';
import type { ParsedFault } from './faults.ts';

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
function drop(response: ServerResponse, how: 'close' | 'reset' | 'in-the-answer'): void {
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

/** Lets a fault happen to a request, or gives it its plain answer. */
export function meet(
  fault: ParsedFault | undefined,
  response: ServerResponse,
  give: () => void,
): void {
  switch (fault?.kind) {
    case 'answer': {
      const { status, body = '', headers = {} } = fault;
      respond(response, { status, body, headers });
      return;
    }
    case 'drop':
      drop(response, fault.how);
      return;
    case 'hang':
      return;
    case 'slow':
      setTimeout(give, fault.delayMs).unref();
      return;
    case 'late':
    case undefined:
      give();
  }
}
