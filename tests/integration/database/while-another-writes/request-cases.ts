import type { RequestInput, RequestName } from '../../../../src-shared/ipc/contract.ts';
import type { FailureCode } from '../../../../src-shared/lib/result.ts';
import type { Effects } from './effects.ts';

/** A request as the test makes it. */
interface RequestCase<N extends RequestName> {
  readonly input: RequestInput<N>;
  /** A request without any must not change the database at all. */
  readonly effects?: Effects;
  /** What it may be refused for, whoever writes. */
  readonly mayAnswer?: readonly FailureCode[];
}

export type RequestCases = { readonly [N in RequestName]: RequestCase<N> };

/** The cases of these topics. */
export type CasesOf<P extends string> = Pick<RequestCases, Extract<RequestName, `${P}.${string}`>>;

/** Of a request that asks for nothing more. */
export const nothing = { input: undefined } as const;

export const page = { offset: 0, limit: 10 } as const;
