import type { Part, UnreadPart } from '../../../../src-shared/settings/setup/sender-report.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import { readProblemOf } from './read-problem.ts';

/** Reads an account part by part, and remembers what could not be read. */
export interface PartReader {
  readonly connection: TwilioConnection;
  readonly unread: readonly UnreadPart[];
  /** What the part is; undefined where it could not be read, which is noted. */
  read<T>(part: Part, from: (client: Client) => Promise<T>): Promise<T | undefined>;
}

export type Client = Awaited<ReturnType<TwilioConnection['client']>>;

export function createPartReader(connection: TwilioConnection): PartReader {
  const unread: UnreadPart[] = [];
  return {
    connection,
    unread,
    async read(part, from) {
      try {
        return await from(await connection.client());
      } catch (error) {
        const problem = readProblemOf(connection.evidenceOf(error));
        if (!unread.some((known) => known.part === part)) unread.push({ part, problem });
        return undefined;
      }
    },
  };
}

/** What a page of each list holds, and how many pages are read: more than a person chooses from. */
export const pageSize = 100;
const mostPages = 10;

/** A page of one of Twilio's lists. */
interface Page<T> {
  readonly instances: readonly T[];
  nextPage(): Promise<Page<T>> | undefined;
}

/** What all pages of a list hold; of a longer one the first thousand. */
export async function readPages<T>(first: Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  let next: Promise<Page<T>> | undefined = first;
  for (let pages = 1; next !== undefined; pages += 1) {
    const page: Page<T> = await next;
    all.push(...page.instances);
    next = pages < mostPages ? page.nextPage() : undefined;
  }
  return all;
}
