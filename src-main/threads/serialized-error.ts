import { UserError } from '../../src-shared/lib/result.ts';
import type { SerializedError } from './messages.ts';

/** A failure as plain data: a thread's own errors lose what they are on the way. */
export function serializeError(error: unknown): SerializedError {
  if (error instanceof UserError) {
    return { kind: 'refusal', code: error.code, message: error.message };
  }
  if (!(error instanceof Error)) {
    return {
      kind: 'fault',
      name: 'Error',
      message: String(error),
      stack: undefined,
      code: undefined,
    };
  }
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { kind: 'fault', name, message, stack, code };
}

/** The failure again: a refusal is one here too, everything else an error with its code and its stack. */
export function deserializeError(error: SerializedError): Error {
  if (error.kind === 'refusal') return new UserError(error.code, error.message);
  const { kind: _, ...properties } = error;
  return Object.assign(new Error(error.message), properties);
}
