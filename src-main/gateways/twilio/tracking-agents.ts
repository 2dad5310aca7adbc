import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/*
 * How many requests are on their way at once is for the engine to decide, so sockets are not
 * limited here. An idle one is closed before Twilio would close it: a request that is written to a
 * connection that is just being closed comes back as a reset, and so as an unknown outcome.
 */
const agentOptions = { keepAlive: true, maxFreeSockets: 64, timeout: 4000 };

/** Connections that can be written to, or could be once. */
const completed = new WeakSet<object>();

function track(socket: Duplex | null | undefined, event: 'connect' | 'secureConnect') {
  socket?.once(event, () => completed.add(socket));
  return socket;
}

class TrackingHttpAgent extends http.Agent {
  override createConnection(
    ...parameters: Parameters<http.Agent['createConnection']>
  ): Duplex | null | undefined {
    return track(super.createConnection(...parameters), 'connect');
  }
}

class TrackingHttpsAgent extends https.Agent {
  override createConnection(
    ...parameters: Parameters<https.Agent['createConnection']>
  ): Duplex | null | undefined {
    return track(super.createConnection(...parameters), 'secureConnect');
  }
}

/** Agents that keep connections open, and remember which of them were ever complete, TLS included. */
export function createTrackingAgents(): { readonly http: http.Agent; readonly https: https.Agent } {
  return {
    http: new TrackingHttpAgent(agentOptions),
    https: new TrackingHttpsAgent(agentOptions),
  };
}

/**
 * Whether it is certain that nothing of a request left this computer: it was given a connection, and
 * that was never complete. Node writes a request only once the connection is, and its certificate
 * is found good.
 */
export function surelyNeverLeft(request: unknown): boolean {
  if (!(request instanceof http.ClientRequest)) return false;
  const { socket } = request;
  return socket !== null && !completed.has(socket);
}
