import type { z } from 'zod';
import {
  requests,
  type ParsedInput,
  type RequestName,
  type RequestOutput,
} from '../../src-shared/ipc/contract.ts';
import { UserError, type FailureCode, type Result } from '../../src-shared/lib/result.ts';
import { describeDamageFound, isDamageFound } from '../../src-shared/lib/damage-found.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Caller, Handlers } from './handler.ts';
import { isPlainDataWithin, largestInput } from './payload-size.ts';

type Shapes = {
  readonly [N in RequestName]: {
    readonly input: z.ZodType<ParsedInput<N>>;
    readonly output: z.ZodType<RequestOutput<N>>;
  };
};

const shapes: Shapes = requests;

/** Where what went wrong is written down in full; a window never sees it. */
export interface RequestLog {
  warn(message: string, detail: unknown): void;
  error(message: string, detail: unknown): void;
}

/**
 * Answers one request of a window. Believes nothing of it: the name must be one of the contract, the
 * input plain data of a sane size and of the contract's shape. What is refused, and what fails, comes
 * back as a failure; this never throws.
 */
export async function answerRequest(
  handlers: Handlers,
  log: RequestLog,
  caller: Caller,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isRequestName(name)) return failure('invalid', words.requests.unknown);
  if (!isPlainDataWithin(input, largestInput)) {
    return failure('invalid', words.requests.tooMuch);
  }
  return await answerKnown(handlers, log, caller, name, input);
}

async function answerKnown<N extends RequestName>(
  handlers: Handlers,
  log: RequestLog,
  caller: Caller,
  name: N,
  input: unknown,
): Promise<Result<RequestOutput<N>>> {
  const shape = shapes[name];
  const parsed = shape.input.safeParse(input);
  if (!parsed.success) return failure('invalid', describeIssues(parsed.error));
  try {
    const value = await handlers[name](parsed.data, caller);
    return { ok: true, value: shape.output.parse(value) };
  } catch (error) {
    if (error instanceof UserError) return failure(error.code, error.message);
    log.error(`${name} failed`, error);
    if (isDamageFound(error)) return failure('unavailable', describeDamageFound(error));
    return failure('internal', words.requests.failed);
  }
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

function failure(code: FailureCode, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}

/** Says what is wrong with which field, never what was typed there: it may be a secret. */
function describeIssues(error: z.ZodError): string {
  const lines = error.issues.slice(0, 3).map(({ path, message }) => {
    const field = path.map(String).join('.');
    return field === '' ? message : `${field}: ${message}`;
  });
  return words.requests.notChanged([...new Set(lines)].join(' '));
}
