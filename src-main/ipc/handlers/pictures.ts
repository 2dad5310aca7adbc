import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function picturesHandlers({ pictures }: Application): HandlersOf<'pictures'> {
  return {
    'pictures.add': ({ base64 }) => pictures.add(new Uint8Array(Buffer.from(base64, 'base64'))),
    'pictures.addFrom': ({ url }) => pictures.addFrom(url),
    async 'pictures.get'({ hash }) {
      const picture = await pictures.get(hash);
      const base64 = Buffer.from(await pictures.bytes(hash)).toString('base64');
      return { picture, source: `data:${picture.type};base64,${base64}` };
    },
    'pictures.host': ({ hash }) => pictures.host(hash),
    'pictures.sender': ({ sender }) => pictures.sender(sender),
  };
}
