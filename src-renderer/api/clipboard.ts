import { request } from './request.ts';

/** Puts a text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  await request('app.copyText', { text });
}
