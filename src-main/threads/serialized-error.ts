import { UserError } from '../../src-shared/lib/result.ts';
import type { SerializedError } from './messages.ts';

/** A failure as plain data: structured cloning keeps neither the class nor the code of an error. */
export function serializeError(error: unknown): SerializedError {
  if (error instanceof UserError) {
    const { code, message, stack } = error;
    return { kind: 'user-error', code, message, stack };
  }
  if (!(error instanceof Error)) {
    const message = String(error);
    return { kind: 'fault', name: 'Error', message, stack: undefined, code: undefined };
  }
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { kind: 'fault', name, message, stack, code };
}

/** The failure again: a UserError is one here too, everything else an error with its code and stack. */
export function deserializeError(error: SerializedError): Error {
  const { message, stack, code } = error;
  const failure =
    error.kind === 'fault'
      ? Object.assign(new Error(message), { name: error.name, code })
      : new UserError(error.code, message);
  return stack === undefined ? failure : Object.assign(failure, { stack });
}
