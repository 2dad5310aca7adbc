import { expect, test, vi } from 'vitest';
import { requestWhileWanted } from '../../../src-renderer/api/request.ts';

/** A main process that gives these answers, one after the other; says how often it was asked. */
function answering(...answers: readonly unknown[]) {
  const request = vi.fn<() => Promise<unknown>>();
  for (const answer of answers) request.mockResolvedValueOnce(answer);
  vi.stubGlobal('window', { api: { request } });
  return request;
}

const canceled = { ok: false, error: { code: 'canceled', message: 'Canceled.' } };
const counted = { ok: true, value: { total: 3 } };

test('what is canceled while somebody still wants it is asked again', async () => {
  const request = answering(canceled, canceled, counted);
  const wanted = new AbortController().signal;
  expect(await requestWhileWanted('contacts.count', { filter: {} }, wanted)).toEqual({ total: 3 });
  expect(request).toHaveBeenCalledTimes(3);
});

test('what is canceled and wanted by nobody is not asked again', async () => {
  const request = answering(canceled, counted);
  const unwanted = AbortSignal.abort();
  await expect(
    requestWhileWanted('contacts.count', { filter: {} }, unwanted),
  ).rejects.toMatchObject({ code: 'canceled' });
  expect(request).toHaveBeenCalledTimes(1);
});

test('another failure is told at once', async () => {
  const request = answering({ ok: false, error: { code: 'busy', message: 'Busy.' } }, counted);
  const wanted = new AbortController().signal;
  await expect(requestWhileWanted('contacts.count', { filter: {} }, wanted)).rejects.toMatchObject({
    code: 'busy',
  });
  expect(request).toHaveBeenCalledTimes(1);
});
