import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/*
 * The engine limits the number of requests at once, so sockets are not limited here. An idle socket is
 * closed before Twilio would close it: a request written to a connection that is being closed ends in
 * a reset, and so in an unknown outcome.
 */
const agentOptions = { keepAlive: true, maxFreeSockets: 64, timeout: 4000 };

/** Connections that were established, for https including TLS. */
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

/** Agents that keep connections open and remember which of them were ever established, TLS included. */
export function createTrackingAgents(): { readonly http: http.Agent; readonly https: https.Agent } {
  return {
    http: new TrackingHttpAgent(agentOptions),
    https: new TrackingHttpsAgent(agentOptions),
  };
}

/**
 * Whether it is certain that nothing of a request left this computer: its connection was never
 * established. Node writes a request only after that, and after it has accepted the certificate.
 */
export function surelyNeverLeft(request: unknown): boolean {
  if (!(request instanceof http.ClientRequest)) return false;
  const { socket } = request;
  return socket !== null && !completed.has(socket);
}
