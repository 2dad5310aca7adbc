import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { StoredPicture } from '../../../src-shared/picture/picture.ts';
import { base64Of } from '../base64.ts';
import { request } from '../request.ts';

const keyOf = (hash: string) => ['pictures', hash] as const;

/** A picture and its source for an element that shows it. */
export function usePicture(hash: string) {
  return useQuery({
    queryKey: keyOf(hash),
    queryFn: () => request('pictures.get', { hash }),
  });
}

/** Whether a sender can send pictures; asked only where it matters. */
export function usePictureSender(sender: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['picture-sender', sender],
    queryFn: () => request('pictures.sender', { sender }),
    enabled: isAsked,
  });
}

/** Stores a picture that is small enough. */
export async function addPicture(bytes: Uint8Array): Promise<StoredPicture> {
  return await request('pictures.add', { base64: base64Of(bytes) });
}

/** Stores a picture that Twilio is to fetch from that address, once it was found there. */
export async function addPictureFrom(url: string): Promise<StoredPicture> {
  return await request('pictures.addFrom', { url });
}

/** Pictures that are on their way to Twilio, by hash. */
const onTheirWay = new Map<string, Promise<unknown>>();

/** Resolves once a picture is not on its way to Twilio any more, whether or not that arrived. */
export async function arrivalAtTwilio(hash: string): Promise<void> {
  await onTheirWay.get(hash)?.catch(() => undefined);
}

async function putOnTwilio(hash: string): Promise<void> {
  const way = request('pictures.host', { hash });
  onTheirWay.set(hash, way);
  try {
    await way;
  } finally {
    if (onTheirWay.get(hash) === way) onTheirWay.delete(hash);
  }
}

/** Puts a picture on Twilio Assets, after the person was asked. */
export function useHostPicture() {
  const client = useQueryClient();
  return async (hash: string) => {
    await putOnTwilio(hash);
    await Promise.all([
      client.invalidateQueries({ queryKey: keyOf(hash) }),
      client.invalidateQueries({ queryKey: ['preview'] }),
      client.invalidateQueries({ queryKey: ['review'] }),
    ]);
  };
}
