import type { Operation } from './faults.ts';
import { registrationOperation } from './registrations.ts';

/** What a request asks for. */
export interface WantedOperation {
  readonly operation: Operation;
  /** Null where the credentials alone say which account it is. */
  readonly accountSid: string | null;
  readonly sid: string;
  /** ME…, of a file of the message; empty for anything else. */
  readonly fileSid: string;
}

/** What the path and method ask for; undefined for what Twilio does not have. */
export function operationOf(method: string, path: string): WantedOperation | undefined {
  const found = method === 'GET' || method === 'POST' ? operationAt(method, path) : undefined;
  return found === undefined ? undefined : { sid: '', fileSid: '', ...found };
}

function operationAt(
  method: 'GET' | 'POST',
  path: string,
): (Pick<WantedOperation, 'operation' | 'accountSid'> & Partial<WantedOperation>) | undefined {
  const isGet = method === 'GET';
  if (isGet && path === '/v1/Services') return { operation: 'services', accountSid: null };
  if (isGet && path === '/v1/Deactivations')
    return { operation: 'deactivations', accountSid: null };
  const registration = isGet ? registrationOperation(path) : undefined;
  if (registration !== undefined) return registration;
  const [, accountSid = '', rest] = /^\/2010-04-01\/Accounts\/(\w+)(\/.*)?$/.exec(path) ?? [];
  if (rest === '/IncomingPhoneNumbers.json') {
    return isGet ? { operation: 'numbers', accountSid } : undefined;
  }
  if (rest === '/SMS/ShortCodes.json') {
    return isGet ? { operation: 'short-codes', accountSid } : undefined;
  }
  const media = /^\/Messages\/(\w+)\/Media(?:\.json|\/(\w+))$/.exec(rest ?? '');
  if (media !== null && isGet) {
    const [, sid = '', fileSid = ''] = media;
    return { operation: fileSid === '' ? 'media-list' : 'media', accountSid, sid, fileSid };
  }
  const match = /^\/2010-04-01\/Accounts\/(\w+)(?:(\/Messages)(?:\/(\w+))?)?\.json$/.exec(path);
  if (match === null) return undefined;
  const [, owner = '', messages, sid = ''] = match;
  if (messages === undefined) {
    return isGet ? { operation: 'account', accountSid: owner } : undefined;
  }
  if (sid !== '') return { operation: isGet ? 'fetch' : 'cancel', accountSid: owner, sid };
  return { operation: isGet ? 'list' : 'create', accountSid: owner };
}
