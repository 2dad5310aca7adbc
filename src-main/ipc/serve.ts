import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Result } from '../../src-shared/lib/result.ts';
import { answerRequest, type RequestLog } from './answer.ts';
import type { Handlers } from './handler.ts';

/** Answers the requests of our own windows, and nobody else's. */
export function serveRequests(handlers: Handlers, log: RequestLog): void {
  ipcMain.handle(
    'ovo:request',
    async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
      if (!comesFromOurPage(event)) {
        log.warn('A request that is not from a page of Ovo’s was refused', event.senderFrame?.url);
        return {
          ok: false,
          error: { code: 'invalid', message: 'This page may not ask Ovo for anything.' },
        };
      }
      return await answerRequest(handlers, log, { windowId: event.sender.id }, name, input);
    },
  );
}

/** The top frame of a window of ours, showing what Ovo itself serves: no frame inside it, no other page. */
function comesFromOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false;
  if (sender.getType() !== 'window' || !URL.canParse(senderFrame.url)) return false;
  const { protocol, host } = new URL(senderFrame.url);
  return protocol === 'app:' && host === 'ovo';
}
