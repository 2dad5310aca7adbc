import { eq } from 'drizzle-orm';
import type { MediaState } from '../../../src-shared/inbox/media.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { inspectPicture } from '../../../src-shared/picture/inspect-picture.ts';
import { needsReduction } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import { addPicture } from '../../campaigns/pictures/picture-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { messageMedia, messages } from '../../database/schema.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { InboundMedia, Unavailable } from '../../gateways/replies.ts';
import type { Sessions } from './session.ts';

/** A picture of a reply, as it came or as it is kept. */
export type ReplyPicture =
  | { readonly kind: 'stored'; readonly hash: string }
  /** A data address of a stranger’s bytes. */
  | { readonly kind: 'fetched'; readonly source: string }
  | { readonly kind: 'refused'; readonly why: 'not-a-picture' | 'too-large' | 'gone' };

/** Bytes of a file that is shown, as much as Twilio takes for all files of a message. */
const mostBytes = 5_000_000;

type RefusedState = Exclude<MediaState, 'waiting' | 'stored'>;

interface MediaRow {
  readonly id: number;
  readonly messageId: number;
  readonly position: number;
  readonly sid: string | null;
  readonly state: MediaState;
  readonly pictureHash: string | null;
  readonly messageSid: string | null;
}

/** Pictures of replies: a stranger’s bytes, until the window has drawn them anew. */
export interface ReplyPictures {
  fetch(mediaId: number): Promise<ReplyPicture>;
  keep(mediaId: number, bytes: Uint8Array): Promise<{ readonly hash: string }>;
  refuse(mediaId: number): Promise<void>;
}

export function createReplyPictures(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly sessions: Sessions;
  readonly onChange: () => void;
}): ReplyPictures {
  const { db, clock, writeLock, sessions, onChange } = context;

  async function settle(id: number, state: RefusedState): Promise<ReplyPicture> {
    await writeLock.write((writable) => setState(writable, id, { state }));
    onChange();
    return { kind: 'refused', why: state };
  }

  /** The sid of a file, asked for where it is not known yet; null where the provider has no such file. */
  async function sidOf(row: MediaRow): Promise<string | null> {
    if (row.sid !== null) return row.sid;
    if (row.messageSid === null) return null;
    const session = await sessions.open();
    const answer = await session.source.media(row.messageSid);
    session.refuseIfOver();
    if (answer.kind === 'unavailable') throw unavailable(answer);
    const media = answer.kind === 'gone' ? [] : answer.media;
    await writeLock.write((writable) => noteListed(writable, row.messageId, media));
    return media[row.position]?.sid ?? null;
  }

  return {
    async fetch(mediaId) {
      const row = requireRow(db, mediaId);
      if (row.state === 'stored') return { kind: 'stored', hash: row.pictureHash ?? '' };
      if (row.state !== 'waiting') return { kind: 'refused', why: row.state };
      const sid = await sidOf(row);
      if (sid === null || row.messageSid === null) return await settle(mediaId, 'gone');
      const session = await sessions.open();
      const file = await session.source.mediaFile(row.messageSid, sid);
      session.refuseIfOver();
      if (file.kind === 'unavailable') throw unavailable(file);
      if (file.kind === 'refused') return await settle(mediaId, file.why);
      if (file.bytes.length > mostBytes) return await settle(mediaId, 'too-large');
      // By the bytes themselves: what the sender or a header says proves nothing.
      const inspection = inspectPicture(file.bytes);
      if (!inspection.ok) return await settle(mediaId, 'not-a-picture');
      const base64 = Buffer.from(inspection.bytes).toString('base64');
      return { kind: 'fetched', source: `data:${inspection.facts.type};base64,${base64}` };
    },
    async keep(mediaId, bytes) {
      const row = requireRow(db, mediaId);
      if (row.state === 'stored') return { hash: row.pictureHash ?? '' };
      const inspection = inspectPicture(bytes);
      if (!inspection.ok) throw refusedBy(inspection.problem);
      if (needsReduction(inspection.facts, inspection.bytes.length)) throw refusedBy('too-large');
      const { hash } = await writeLock.write((writable) => {
        if (requireRow(writable, mediaId).state !== 'waiting') {
          throw new UserError('conflict', words.replies.pictureAnswered);
        }
        const { facts } = inspection;
        const stored = addPicture(writable, facts, inspection.bytes, clock.now());
        setState(writable, mediaId, { state: 'stored', pictureHash: stored.hash });
        return stored;
      });
      onChange();
      return { hash };
    },
    async refuse(mediaId) {
      await writeLock.write((writable) => {
        if (requireRow(writable, mediaId).state !== 'waiting') {
          throw new UserError('conflict', words.replies.pictureAnswered);
        }
        setState(writable, mediaId, { state: 'not-a-picture' });
      });
      onChange();
    },
  };
}

function unavailable({ detail }: Unavailable): UserError {
  return new UserError('unavailable', words.replies.pictureUnavailable(detail));
}

function refusedBy(problem: keyof typeof words.pictures.problems): UserError {
  return new UserError('invalid', words.pictures.problems[problem]);
}

function requireRow(db: OvoDatabase, mediaId: number): MediaRow {
  const row = db.orm
    .select({
      id: messageMedia.id,
      messageId: messageMedia.messageId,
      position: messageMedia.position,
      sid: messageMedia.sid,
      state: messageMedia.state,
      pictureHash: messageMedia.pictureHash,
      messageSid: messages.sid,
    })
    .from(messageMedia)
    .innerJoin(messages, eq(messages.id, messageMedia.messageId))
    .where(eq(messageMedia.id, mediaId))
    .get();
  if (row === undefined) throw new UserError('not-found', words.replies.noPicture);
  return row;
}

function setState(
  db: WritableDatabase,
  id: number,
  change: { readonly state: MediaState; readonly pictureHash?: string },
): void {
  db.orm.update(messageMedia).set(change).where(eq(messageMedia.id, id)).run();
}

/** Notes which files a message has, as the provider lists them. */
function noteListed(db: WritableDatabase, messageId: number, media: readonly InboundMedia[]): void {
  const rows = db.orm
    .select({ id: messageMedia.id, position: messageMedia.position })
    .from(messageMedia)
    .where(eq(messageMedia.messageId, messageId))
    .all();
  for (const { id, position } of rows) {
    const listed = media[position];
    if (listed === undefined) continue;
    const { sid, contentType } = listed;
    db.orm
      .update(messageMedia)
      .set({ sid, contentType: contentType.slice(0, 100) })
      .where(eq(messageMedia.id, id))
      .run();
  }
}
