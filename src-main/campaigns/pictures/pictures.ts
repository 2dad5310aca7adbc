import { UserError } from '../../../src-shared/lib/result.ts';
import { inspectPicture } from '../../../src-shared/picture/inspect-picture.ts';
import {
  needsReduction,
  type DraftPicture,
  type PictureFacts,
  type PictureProblem,
  type PictureSender,
  type PictureType,
  type StoredPicture,
} from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';
import { fetchPicture } from '../../gateways/twilio/pictures/fetch-picture.ts';
import { hostPicture } from '../../gateways/twilio/pictures/host-picture.ts';
import { hostedState } from '../../gateways/twilio/pictures/hosted-state.ts';
import {
  pictureSenderOffline,
  readPictureSender,
} from '../../gateways/twilio/pictures/picture-sender.ts';
import { createTwilioConnection } from '../../gateways/twilio/twilio-connection.ts';
import { addPicture, bytesOfPicture, hostOf, noteHost, storedPicture } from './picture-rows.ts';

/** The pictures of campaigns, and what stands between them and Twilio. */
export interface Pictures {
  /** Keeps a picture. Refused (`invalid`) where it is none, or too large for carriers. */
  add(bytes: Uint8Array): Promise<StoredPicture>;
  /** The same of a picture at an address of the user's own, which is asked as Twilio asks. */
  addFrom(url: string): Promise<StoredPicture>;
  get(hash: string): StoredPicture;
  bytes(hash: string): Uint8Array;
  /**
   * Puts a picture on Twilio Assets of the account, at a public address, unless it is there. Refused
   * (`unavailable`) with the reason. Whoever asks has asked the user.
   */
  host(hash: string): Promise<StoredPicture>;
  /**
   * To be called before a picture is sent: puts one on Twilio Assets again that had been there and is not
   * any more. Refused as `host` is, and where it was in another account.
   */
  keepHosted(picture: DraftPicture): Promise<void>;
  /** Whether a sender can send pictures; empty for the sender of the settings. */
  sender(sender: string): Promise<PictureSender>;
}

/** Waiting for an answer longer than this, in milliseconds, holds up whoever writes. */
const answerWithinMs = 20_000;

export function createPictures(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly twilioUrl: string | undefined;
}): Pictures {
  const { db, clock, writeLock, readCredentials, twilioUrl } = context;
  /** One after the other: each build at Twilio is made of the one before. */
  let hosting: Promise<unknown> = Promise.resolve();

  function connect(credentials: TwilioCredentials) {
    const url = twilioUrl === undefined ? {} : { baseUrl: twilioUrl };
    return createTwilioConnection({ credentials, clock, timeoutMs: answerWithinMs, ...url });
  }

  async function keep(facts: PictureFacts, bytes: Uint8Array): Promise<StoredPicture> {
    if (needsReduction(facts, bytes.length)) {
      refuse(facts.isAnimated ? 'animation-too-large' : 'too-large');
    }
    return await writeLock.write((writable) => addPicture(writable, facts, bytes, clock.now()));
  }

  async function host(hash: string): Promise<StoredPicture> {
    const picture = storedPicture(db, hash);
    const credentials = await readCredentials();
    if (credentials === null) throw new UserError('unavailable', words.pictures.hosting.noAccount);
    const account = credentials.accountSid;
    const bytes = bytesOfPicture(db, hash);
    const { hostedUrl } = picture;
    const isOwn = hostedUrl !== null && hostOf(db, hash) === account;
    if (isOwn && !(await isGone(hostedUrl, { ...picture, bytes }))) return picture;
    const url = await hostPicture(connect(credentials), clock, { ...picture, bytes });
    await writeLock.write((writable) => noteHost(writable, hash, { account, url }));
    return storedPicture(db, hash);
  }

  /** One that cannot be looked at is taken to be there. */
  async function isGone(
    url: string,
    picture: { readonly type: PictureType; readonly bytes: Uint8Array },
  ): Promise<boolean> {
    return (await hostedState(url, picture, { clock, baseUrl: twilioUrl })) === 'gone';
  }

  async function hostInTurn(hash: string): Promise<StoredPicture> {
    const hosted = hosting.then(() => host(hash));
    hosting = hosted.catch(() => undefined);
    return await hosted;
  }

  return {
    async add(bytes) {
      const inspection = inspectPicture(bytes);
      if (!inspection.ok) return refuse(inspection.problem);
      return await keep(inspection.facts, inspection.bytes);
    },
    async addFrom(url) {
      const { facts, bytes } = await fetchPicture(url, { clock });
      return await keep(facts, bytes);
    },
    get: (hash) => storedPicture(db, hash),
    bytes: (hash) => new Uint8Array(bytesOfPicture(db, hash)),
    host: hostInTurn,
    async keepHosted({ hash, url }) {
      if (url !== undefined) return;
      const { hostedUrl, type } = storedPicture(db, hash);
      if (hostedUrl === null) return;
      const bytes = bytesOfPicture(db, hash);
      if (!(await isGone(hostedUrl, { type, bytes }))) return;
      // The user agreed to have the picture in that account, and in no other.
      if ((await readCredentials())?.accountSid !== hostOf(db, hash)) {
        throw new UserError('unavailable', words.pictures.hosting.otherAccount);
      }
      await hostInTurn(hash);
    },
    async sender(text) {
      const sender = text === '' ? readSettings(db).defaultSender : text;
      const offline = pictureSenderOffline(sender);
      if (offline !== null) return offline;
      const credentials = await readCredentials();
      if (credentials === null) return { state: 'unknown', sender };
      return await readPictureSender(connect(credentials), sender);
    },
  };
}

/** Throws UserError(`invalid`) with the reason. */
function refuse(problem: PictureProblem): never {
  throw new UserError('invalid', words.pictures.problems[problem]);
}
