import { describe, expect, it } from 'vitest';
import type { InboundMediaFile, ReplySource } from '../../../../src-main/gateways/replies.ts';
import { addPicture } from '../../../../src-main/campaigns/pictures/picture-rows.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { png } from '../../../support/pictures.ts';
import {
  createSteppedClock,
  inbound,
  noReplies,
  readingOf,
  storeAll,
} from '../../../support/reply-reading.ts';

const bytes = png(8, 8);
const fetched = { kind: 'fetched', bytes, contentType: 'image/png' } as const;

function setUp(file: InboundMediaFile, media: ReplySource['media'] = noReplies.media) {
  const db = temporaryDatabase();
  const clock = createSteppedClock();
  const source: ReplySource = {
    ...noReplies,
    media,
    mediaFile: () => Promise.resolve(file),
  };
  const receivedAt = clock.now();
  const from = fictionalPhone(1);
  storeAll(db, clock, [inbound(1, { from, body: 'Look', receivedAt, mediaCount: 14 })]);
  const ids = db.sqlite.prepare<[], number>('SELECT id FROM message_media ORDER BY id').pluck();
  const stateOf = (id: number) =>
    db.sqlite.prepare('SELECT state FROM message_media WHERE id = ?').pluck().get(id);
  const [id = 0, second = 0] = ids.all();
  return { db, clock, replies: readingOf(db, clock, { source }), id, second, ids, stateOf };
}

const listed = () =>
  Promise.resolve({
    kind: 'listed',
    media: [{ sid: `ME${'1'.repeat(32)}`, contentType: 'text/html' }],
  } as const);

describe('the picture of a reply', () => {
  it('is fetched as it came, and kept as the window has drawn it', async () => {
    const { db, clock, replies, id, ids, stateOf } = setUp(fetched, listed);
    expect(ids.all()).toHaveLength(10);
    const fetchedPicture = await replies.fetchPicture(id);
    expect(fetchedPicture).toEqual({
      kind: 'fetched',
      source: `data:image/png;base64,${bytes.toString('base64')}`,
    });
    const drawn = png(4, 4);
    const { hash } = await replies.keepPicture(id, drawn);
    expect(await replies.fetchPicture(id)).toEqual({ kind: 'stored', hash });
    expect(await replies.keepPicture(id, png(5, 5))).toEqual({ hash });
    expect(stateOf(id)).toBe('stored');
    // Long after, others are forgotten, and this one is not.
    const later = clock.now() + 90 * 86_400_000;
    const facts = { type: 'image/png', width: 2, height: 2, isAnimated: false } as const;
    addPicture(db, facts, png(2, 2), later);
    expect(db.sqlite.prepare('SELECT hash FROM pictures').pluck().all()).toContain(hash);
  });

  it.each([
    ['not-a-picture', { kind: 'refused', why: 'not-a-picture' }],
    ['too-large', { kind: 'refused', why: 'too-large' }],
    ['gone', { kind: 'refused', why: 'gone' }],
    [
      'not-a-picture',
      { kind: 'fetched', bytes: Buffer.from('<svg onload=x>'), contentType: 'image/png' },
    ],
    ['too-large', { kind: 'fetched', bytes: new Uint8Array(5_000_001), contentType: 'image/png' }],
  ] as const)('is refused for good where it is %s', async (why, file) => {
    const { replies, id, stateOf } = setUp(file, listed);
    expect(await replies.fetchPicture(id)).toEqual({ kind: 'refused', why });
    expect(stateOf(id)).toBe(why);
    expect(await replies.fetchPicture(id)).toEqual({ kind: 'refused', why });
    await expect(replies.keepPicture(id, png(4, 4))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is gone where the provider lists no such file', async () => {
    const { replies, second } = setUp(fetched, listed);
    expect(await replies.fetchPicture(second)).toEqual({ kind: 'refused', why: 'gone' });
  });

  it('may be asked for again where Twilio could not be asked', async () => {
    const detail = 'No answer.';
    const unavailable = { kind: 'unavailable', detail, retryAfterMs: null, isAuth: false } as const;
    const { replies, id, stateOf } = setUp(fetched, () => Promise.resolve(unavailable));
    await expect(replies.fetchPicture(id)).rejects.toMatchObject({ code: 'unavailable' });
    expect(stateOf(id)).toBe('waiting');
  });

  it('is kept only where it is a picture, and can be refused by the window', async () => {
    const { replies, id, second, stateOf } = setUp(fetched, listed);
    const notOne = Buffer.from('GIF89a and nothing more');
    await expect(replies.keepPicture(id, notOne)).rejects.toMatchObject({ code: 'invalid' });
    expect(stateOf(id)).toBe('waiting');
    await replies.refusePicture(second);
    expect(stateOf(second)).toBe('not-a-picture');
    await expect(replies.refusePicture(999)).rejects.toMatchObject({ code: 'not-found' });
  });
});
