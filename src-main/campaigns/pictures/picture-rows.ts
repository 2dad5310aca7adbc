import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import {
  cannotSendPictures,
  type DraftPicture,
  type PictureFacts,
  type PictureSender,
  type StoredPicture,
} from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { pictures } from '../../database/schema.ts';

/** How long a picture that no draft shows is kept, in milliseconds: a removal can be undone. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

const facts = {
  hash: pictures.hash,
  type: pictures.type,
  width: pictures.width,
  height: pictures.height,
  isAnimated: pictures.isAnimated,
  bytes: sql<number>`length(${pictures.bytes})`.as('size'),
  hostedUrl: pictures.hostedUrl,
  hostedAccount: pictures.hostedAccount,
};

const queries = queriesFor((orm) => ({
  facts: prepared((given: Given<{ hash: string }>) =>
    orm
      .select(facts)
      .from(pictures)
      .where(eq(pictures.hash, given('hash'))),
  ),
  bytes: prepared((given: Given<{ hash: string }>) =>
    orm
      .select({ bytes: pictures.bytes })
      .from(pictures)
      .where(eq(pictures.hash, given('hash'))),
  ),
}));

/** A picture without its bytes. Refused (`not-found`) where there is none. */
export function storedPicture(db: OvoDatabase, hash: string): StoredPicture {
  const row = queries(db).facts.get({ hash });
  if (row === undefined) throw new UserError('not-found', words.pictures.unknown);
  const { hostedAccount: _, isAnimated, ...picture } = row;
  return { ...picture, isAnimated: isAnimated === 1 };
}

/** The Twilio account whose Assets have a picture; null for none. */
export function hostOf(db: OvoDatabase, hash: string): string | null {
  return queries(db).facts.get({ hash })?.hostedAccount ?? null;
}

/** The bytes of a picture. Refused (`not-found`) where there is none. */
export function bytesOfPicture(db: OvoDatabase, hash: string): Buffer {
  const row = queries(db).bytes.get({ hash });
  if (row === undefined) throw new UserError('not-found', words.pictures.unknown);
  return row.bytes;
}

/** Keeps a picture, once however often it comes; forgets what no draft has shown for 30 days. */
export function addPicture(
  db: WritableDatabase,
  { type, width, height, isAnimated }: PictureFacts,
  bytes: Uint8Array,
  now: number,
): StoredPicture {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return db.sqlite.transaction(() => {
    db.orm
      .delete(pictures)
      .where(
        and(
          lt(pictures.createdAt, now - keptMs),
          sql`NOT EXISTS (SELECT 1 FROM campaigns
                           WHERE campaigns.picture ->> '$.hash' = ${pictures.hash})`,
          sql`NOT EXISTS (SELECT 1 FROM single_messages
                           WHERE single_messages.picture ->> '$.hash' = ${pictures.hash})`,
          sql`NOT EXISTS (SELECT 1 FROM message_media
                           WHERE message_media.picture_hash = ${pictures.hash})`,
          sql`NOT EXISTS (SELECT 1 FROM campaign_revisions
                           WHERE campaign_revisions.picture ->> '$.hash' = ${pictures.hash})`,
          sql`${pictures.hash} NOT IN (SELECT picture_hash FROM message_media
                                        WHERE picture_hash IS NOT NULL)`,
        ),
      )
      .run();
    db.orm
      .insert(pictures)
      .values({
        hash,
        type,
        bytes: Buffer.from(bytes),
        width,
        height,
        isAnimated: isAnimated ? 1 : 0,
        createdAt: now,
      })
      .onConflictDoUpdate({ target: pictures.hash, set: { createdAt: now } })
      .run();
    return storedPicture(db, hash);
  })();
}

/** Notes where Twilio Assets of an account have a picture. */
export function noteHost(
  db: WritableDatabase,
  hash: string,
  host: { readonly account: string; readonly url: string },
): void {
  db.orm
    .update(pictures)
    .set({ hostedAccount: host.account, hostedUrl: host.url })
    .where(
      and(
        eq(pictures.hash, hash),
        or(isNull(pictures.hostedUrl), sql`${pictures.hostedUrl} <> ${host.url}`),
      ),
    )
    .run();
}

/** Refuses (`invalid`) a picture that was never stored, or is forgotten by now. */
export function refuseUnknownPicture(db: OvoDatabase, picture: DraftPicture | undefined): void {
  if (picture === undefined || queries(db).facts.get(picture) !== undefined) return;
  throw new UserError('invalid', words.pictures.unknown);
}

/** Where Twilio finds a picture; empty where it cannot, null for no picture. */
export function addressOfPicture(
  db: OvoDatabase,
  picture: DraftPicture | undefined,
): string | null {
  if (picture === undefined) return null;
  return picture.url ?? queries(db).facts.get(picture)?.hostedUrl ?? '';
}

/** Whether a picture is there, and has an address where Twilio can fetch it; null for no picture. */
export function pictureState(
  db: OvoDatabase,
  picture: DraftPicture | undefined,
): 'fetchable' | 'without-address' | 'gone' | null {
  if (picture === undefined) return null;
  const row = queries(db).facts.get(picture);
  if (row === undefined) return 'gone';
  return picture.url === undefined && row.hostedUrl === null ? 'without-address' : 'fetchable';
}

/** Why a picture cannot be sent through a gateway as it stands; empty where it can. */
export function pictureProblems(
  db: OvoDatabase,
  picture: DraftPicture | undefined,
  gateway: GatewayKind,
): readonly string[] {
  const state = pictureState(db, picture);
  if (state === 'gone') return [words.pictures.unknown];
  const isLacking = state === 'without-address' && gateway === 'twilio';
  return isLacking ? [words.pictures.addressNeeded] : [];
}

/** Refuses (`invalid`) a sender that surely cannot send pictures. */
export function refusePictureSender({ state }: PictureSender): void {
  if (!cannotSendPictures(state)) return;
  const sentences: Readonly<Record<string, string>> = words.pictures.senders;
  throw new UserError('invalid', sentences[state] ?? '');
}
