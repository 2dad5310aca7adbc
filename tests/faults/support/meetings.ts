import diagnostics from 'node:diagnostics_channel';
import dns from 'node:dns';
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { expect, onTestFinished, vi } from 'vitest';
import type { OutcomeOfError } from '../../../src-main/gateways/twilio/outcomes-of-errors.ts';
import { createCertificate } from '../../support/fake-twilio/certificate.ts';
import type { Fault } from '../../support/fake-twilio/faults.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';
import { openGate, type Gate } from '../../support/gate.ts';
import { waitFor } from '../../support/wait-for.ts';
import { journalOf } from './journal-of.ts';
import type { Shop, ShopOptions } from './shop.ts';

/** How long Ovo waits for an answer that never comes; every other answer takes a fraction of it. */
const waitForAnswerMs = 2500;

/** How the first message that is handed over meets a failure; everything after it goes well. */
export interface Meeting {
  readonly options: ShopOptions;
  /** Called once Ovo is open and before anything is sent; `taken`: the provider has it all the same. */
  readonly prepare: (shop: Shop, taken: boolean) => void;
  /** Called while it is being sent. */
  readonly meanwhile: (shop: Shop) => Promise<void>;
}

function meeting(parts: Partial<Meeting>): Meeting {
  return { options: {}, prepare: () => undefined, meanwhile: async () => undefined, ...parts };
}

function answered(fault: (taken: boolean) => Fault, options: ShopOptions = {}): Meeting {
  return meeting({ options, prepare: (shop, taken) => shop.fake.fail(fault(taken)) });
}

/** A name that the resolver does not find, once. */
function unresolved(code: string): Meeting {
  const fail = (_name: string, _options: object, callback: (error: Error) => void) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} localhost`), { code }));
  return meeting({
    options: { contacts: 1, way: (fake) => fake.url.replace('127.0.0.1', 'localhost') },
    prepare() {
      vi.spyOn(dns, 'lookup').mockImplementationOnce(fail as typeof dns.lookup);
    },
  });
}

/** Nobody listens, until the first try is over. */
function refused(): Meeting {
  let gate: Gate | undefined;
  return meeting({
    options: {
      contacts: 1,
      speed: 10,
      async way(fake) {
        gate = await openGate(Number(new URL(fake.url).port));
        gate.shut();
        return `http://127.0.0.1:${gate.port}`;
      },
    },
    async meanwhile(shop) {
      const to = shop.messages()[0]?.to ?? '';
      const tries = () => journalOf(shop.folder, shop.campaign, to).map(({ event }) => event);
      await waitFor(() => expect(tries()).toContain('not-sent'));
      gate?.open();
      onTestFinished(() => gate?.shut());
    },
  });
}

/** The first connection is taken and never becomes TLS; the next ones are as they should be. */
function neverComplete(): Meeting {
  const certificate = createCertificate();
  return meeting({
    options: {
      contacts: 1,
      speed: 1,
      timeoutMs: waitForAnswerMs,
      fake: { tls: certificate },
      async way(fake) {
        const port = Number(new URL(fake.url).port);
        const sockets = new Set<net.Socket>();
        let count = 0;
        const server = net.createServer((socket) => {
          sockets.add(socket.on('error', () => undefined));
          count += 1;
          if (count === 1) return;
          const onward = net.connect(port, '127.0.0.1').on('error', () => socket.destroy());
          sockets.add(socket.pipe(onward).pipe(socket));
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const trusted = tls.getCACertificates('default');
        tls.setDefaultCACertificates([...trusted, certificate.cert]);
        onTestFinished(() => {
          tls.setDefaultCACertificates(trusted);
          server.close();
          for (const socket of sockets) socket.destroy();
        });
        const address = server.address();
        return `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      },
    },
  });
}

/** A connection that the operating system gives up with that error while an answer is awaited. */
function broken(code: string): Meeting {
  const sockets: net.Socket[] = [];
  const note = (event: unknown) =>
    void sockets.push((event as { readonly socket: net.Socket }).socket);
  return meeting({
    // Another message tells how far the list has come.
    options: { contacts: 2 },
    prepare(shop, taken) {
      diagnostics.subscribe('undici:client:sendHeaders', note);
      onTestFinished(() => void diagnostics.unsubscribe('undici:client:sendHeaders', note));
      shop.fake.fail({ kind: 'hang', accepted: taken });
    },
    async meanwhile({ fake }) {
      await waitFor(() => expect(fake.requests()).not.toEqual([]));
      sockets[0]?.destroy(Object.assign(new Error(`write ${code}`), { code }));
    },
  });
}

/** How a line of the outcome table is met for real. */
export function meetingOf({ when }: OutcomeOfError): Meeting {
  const { httpStatus, code } = when;
  if (httpStatus) {
    const [from, to] = httpStatus;
    // Some status that no line above is for.
    const status = from === to ? from : from + 2;
    return code === 'any'
      ? answered(() => errorFault(21_999, status))
      : answered((accepted) => ({ kind: 'answer', accepted, status, body: '<html>Oh.</html>' }));
  }
  if (typeof code === 'number') return answered(() => errorFault(code, 400));
  if (when.connection === 'none') return neverComplete();
  switch (when.network) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unresolved(when.network);
    case 'ECONNREFUSED':
      return refused();
    case 'ECONNRESET':
      return answered((accepted) => ({ kind: 'drop', accepted, how: 'reset' }));
    case 'ETIMEDOUT':
      return answered((accepted) => ({ kind: 'hang', accepted }), {
        contacts: 2,
        speed: 1,
        timeoutMs: waitForAnswerMs,
        engine: { recheckAfterMs: 1000 },
      });
    case undefined:
      return answered((accepted) => ({ kind: 'drop', accepted, how: 'in-the-answer' }));
    default:
      return broken(when.network);
  }
}
