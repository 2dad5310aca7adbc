import {
  createDelivery,
  type Delivery,
  type DeliveryContext,
} from '../campaigns/delivery/delivery.ts';
import { createRemoteDelivery } from '../campaigns/delivery/remote-delivery.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { WriteLock } from '../database/write-lock.ts';
import type { ApplicationOptions } from './options.ts';

/** Delivery in a thread of its own, or in this one. */
export function openDelivery(
  options: ApplicationOptions,
  { db, writeLock }: { readonly db: WritableDatabase; readonly writeLock: WriteLock },
  events: Pick<DeliveryContext, 'onProgress' | 'onReceipts' | 'onSingles' | 'noteSingle'>,
): Delivery {
  const context: DeliveryContext = {
    ...events,
    dataFolder: options.dataFolder,
    nativeBinding: options.nativeBinding,
    clock: options.clock,
    readCredentials: options.readCredentials,
    twilioUrl: options.twilioUrl,
    twilioTimeoutMs: options.twilioTimeoutMs,
    options: options.sending ?? {},
    onError: options.onError,
  };
  if (options.sendsInThread !== true) return createDelivery({ ...context, db, writeLock });
  return createRemoteDelivery({
    ...context,
    file: db.file,
    threadFile: options.threadFile,
    memory: writeLock.memory,
    onFault: options.onFault ?? options.onError,
  });
}
