import type { Answer } from '../responses.ts';
import type { FileStore, StoredFile } from './stored-files.ts';
import { errorAnswer } from '../twilio-error.ts';

/** The lists of numbers that carriers took back, by day. */
export interface Deactivations {
  /** The list of a day, as one text or in pieces. */
  put(day: string, content: StoredFile['content'], file?: Partial<StoredFile>): void;
  answer(parameters: URLSearchParams): Answer;
}

/** Twilio leads to a list by the body of its answer, as its API description has it, and by Location. */
export function createDeactivations(files: FileStore): Deactivations {
  const days = new Set<string>();
  const pathOf = (day: string) => `deactivations/${day}.txt`;
  return {
    put(day, content, file) {
      days.add(day);
      files.put(pathOf(day), { type: 'text/plain', content, ...file });
    },
    answer(parameters) {
      const day = parameters.get('Date') ?? '';
      if (!days.has(day)) return errorAnswer(30114);
      const address = files.signed(pathOf(day));
      return { status: 307, body: { redirect_to: address }, headers: { Location: address } };
    },
  };
}
