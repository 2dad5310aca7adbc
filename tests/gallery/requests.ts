import type { Ovo } from '../support/app.ts';

declare global {
  /** Ends what `holdRequests` or `refuseRequests` began. */
  var answerAgain: (() => void) | undefined;
}

/** What a screen shows is asked for by these; how the window looks and what it may do is not. */
const ofScreens =
  /^(?!campaigns\.practice)(alerts|backups|campaigns|contacts|conversations|imports|lists|rejectedRows|suppressions|tags|templates)\./;

/** Lets what screens ask wait for an answer until the returned function is called. */
export async function holdRequests(ovo: Ovo): Promise<() => Promise<void>> {
  return await meddle(ovo, 'hold');
}

/** Lets what screens ask fail until the returned function is called. */
export async function refuseRequests(ovo: Ovo): Promise<() => Promise<void>> {
  return await meddle(ovo, 'refuse');
}

async function meddle(ovo: Ovo, how: 'hold' | 'refuse'): Promise<() => Promise<void>> {
  await ovo.electron.evaluate(
    ({ ipcMain }, asked) => {
      // Electron has no other way to reach what `ipcMain.handle` was given.
      const handlers: Map<string, (...args: unknown[]) => Promise<unknown>> = Reflect.get(
        ipcMain,
        '_invokeHandlers',
      );
      const answer = handlers.get('ovo:request');
      if (answer === undefined) throw new Error('Nobody answers the window.');
      const released = new Promise<void>((resolve) => {
        globalThis.answerAgain = () => {
          handlers.set('ovo:request', answer);
          resolve();
        };
      });
      handlers.set('ovo:request', async (event, name, input) => {
        if (!new RegExp(asked.names).test(String(name))) return await answer(event, name, input);
        if (asked.how === 'hold') {
          await released;
          return await answer(event, name, input);
        }
        const message = 'The database could not be read. Nothing was changed.';
        return { ok: false, error: { code: 'internal', message } };
      });
    },
    { names: ofScreens.source, how },
  );
  return async () => await ovo.electron.evaluate(() => globalThis.answerAgain?.());
}
