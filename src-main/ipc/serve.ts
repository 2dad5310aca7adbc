import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Result } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { RequestLog } from './answer.ts';
import { takeDroppedFile } from './dropped-file.ts';
import type { FileTokens } from './file-tokens.ts';
import type { Handlers } from './handler.ts';

/** More requests than a page asks at its start; those beyond are refused, so that they cannot pile up. */
const mostWaiting = 200;

/**
 * Answers the requests of our own windows, and nobody else's; all are refused (`busy`) while there are no
 * handlers, and wait while those are only coming. What it returns resolves once every request that has
 * come in is answered.
 */
export function serveRequests(
  handlers: () => Handlers | null | Promise<Handlers | null>,
  log: RequestLog,
): () => Promise<void> {
  const running = new Set<Promise<unknown>>();
  let waiting = 0;

  async function answerLater(
    coming: Promise<Handlers | null>,
    answer: (present: Handlers) => Promise<Result<unknown>>,
  ): Promise<Result<unknown>> {
    if (waiting >= mostWaiting) return refuseForNow(words.requests.opening);
    waiting += 1;
    const present = await coming.finally(() => (waiting -= 1));
    return present === null ? refuseForNow(words.work.closing) : await answer(present);
  }

  ipcMain.handle(
    'ovo:request',
    async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
      if (!comesFromOurPage(event)) return refuseStranger(event, log);
      const caller = { windowId: event.sender.id };
      const present = handlers();
      if (present === null) return refuseForNow(words.requests.restoring);
      const answerFrom = async (ready: Handlers) => {
        // Loaded for the first request: the schemas of all requests would keep the window from appearing.
        const { answerRequest } = await import('./answer.ts');
        return await answerRequest(ready, log, caller, name, input);
      };
      const answer =
        present instanceof Promise ? answerLater(present, answerFrom) : answerFrom(present);
      running.add(answer);
      return await answer.finally(() => running.delete(answer));
    },
  );
  return async () => {
    await Promise.all(running);
  };
}

/** Takes the files that people drop on our own windows. */
export function serveDroppedFiles(tokens: FileTokens, log: RequestLog): void {
  ipcMain.handle('ovo:dropped-file', async (event, file: unknown): Promise<Result<unknown>> =>
    comesFromOurPage(event)
      ? await takeDroppedFile(tokens, { windowId: event.sender.id }, file)
      : refuseStranger(event, log),
  );
}

function refuseForNow(message: string): Result<never> {
  return { ok: false, error: { code: 'busy', message } };
}

function refuseStranger(event: IpcMainInvokeEvent, log: RequestLog): Result<never> {
  log.warn('A request that is not from a page of Ovo’s was refused', event.senderFrame?.url);
  return {
    ok: false,
    error: { code: 'invalid', message: words.requests.foreignPage },
  };
}

/** The top frame of a window of ours, showing what Ovo itself serves: no frame inside it, no other page. */
function comesFromOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false;
  if (sender.getType() !== 'window' || !URL.canParse(senderFrame.url)) return false;
  const { protocol, host } = new URL(senderFrame.url);
  return protocol === 'app:' && host === 'ovo';
}
