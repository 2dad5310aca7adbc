import type { FileChoice } from '../../src-shared/ipc/window-api.ts';
import { RequestError } from './request.ts';

/** Passes a dropped file to the main process, which gives a token for it. */
export async function takeDroppedFile(file: File): Promise<FileChoice> {
  const result = await window.api.takeDroppedFile(file);
  if (!result.ok) throw new RequestError(result.error.code, result.error.message);
  return result.value;
}
