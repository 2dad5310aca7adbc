import { describe, expect, test } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { fakeMessagingService, fakeSender } from '../../../support/fake-twilio/account.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../../support/fake-twilio/fake-twilio.ts';
import { gif, jpeg, png } from '../../../support/pictures.ts';
import {
  becomes,
  createFastClock,
  draft,
  open,
  startFake,
} from '../../../support/twilio-application.ts';

interface Shop {
  readonly app: Application;
  readonly fake: FakeTwilio;
  readonly id: number;
}

/** A draft to two people, and a clock of which a minute takes a second. */
async function shop(options: FakeTwilioOptions = {}): Promise<Shop> {
  const clock = createFastClock();
  const fake = await startFake({ now: clock.now, ...options });
  const app = open(temporaryFolder(), clock, fake);
  return { app, fake, id: await draft(app, 2) };
}

/** Gives the draft a picture; returns its hash. */
async function withPicture({ app, id }: Shop, bytes: Uint8Array = png(20, 10)): Promise<string> {
  const { hash } = await app.pictures.add(bytes);
  const { draft: known, revision } = await app.campaigns.get(id);
  await app.campaigns.save(id, revision, { ...known, picture: { hash, alt: 'Bread' } });
  return hash;
}

const over = ({ status }: { readonly status: string }) => status === 'completed';

/** What the stand-in for Assets, which speaks http, answers at the address of a picture. */
async function statusAt(url: string | null): Promise<number> {
  return (await fetch((url ?? '').replace('https:', 'http:'))).status;
}

describe('a picture of a campaign', () => {
  test('is put on Twilio Assets and sent with each text: one MMS, fetched where it was put', async () => {
    const { app, fake, id } = await shop();
    const hash = await withPicture({ app, fake, id });
    const hosted = await app.pictures.host(hash);
    expect(hosted.hostedUrl).toBe(`https://${new URL(fake.url).host}/${hash}.png`);
    const { draft: known, revision } = await app.campaigns.get(id);
    await app.campaigns.save(id, revision, { ...known, body: 'A long text. '.repeat(30) });
    const completed = becomes(app, id, over);
    await app.campaigns.start(id, 'twilio');
    await completed;
    expect(
      fake.accepted().map(({ media, segments, sid }) => [media, segments, sid.slice(0, 2)]),
    ).toEqual([
      [[hosted.hostedUrl], 1, 'MM'],
      [[hosted.hostedUrl], 1, 'MM'],
    ]);
    const { rows } = await app.messages.page({ id, offset: 0, limit: 10, filter: 'all' });
    expect(rows.map(({ segments }) => segments)).toEqual([1, 1]);
  });

  test('stays at its address when another follows, and is not put there twice', async () => {
    const { app, fake } = await shop();
    const urls: string[] = [];
    for (const bytes of [png(3, 3), gif(2), png(3, 3)]) {
      const { hash } = await app.pictures.add(bytes);
      urls.push((await app.pictures.host(hash)).hostedUrl ?? '');
    }
    expect(new Set(urls).size).toBe(2);
    for (const url of urls) {
      expect(await statusAt(url)).toBe(200);
    }
    const uploads = fake.requests().filter(({ path }) => path.endsWith('/Versions'));
    expect(uploads).toHaveLength(2);
  });

  test('that Twilio no longer has is put there again before a campaign starts, and when asked', async () => {
    const { app, fake, id } = await shop();
    const hash = await withPicture({ app, fake, id });
    const { hostedUrl } = await app.pictures.host(hash);
    fake.withdrawAssets();
    const completed = becomes(app, id, over);
    await app.campaigns.start(id, 'twilio');
    await completed;
    await app.receipts.sync();
    expect(fake.accepted().map(({ media }) => media)).toEqual([[hostedUrl], [hostedUrl]]);
    expect(await app.messages.failures(id)).toEqual([]);
    fake.withdrawAssets();
    await app.pictures.host(hash);
    expect(await statusAt(hostedUrl)).toBe(200);
  });

  test('stays there where Twilio does not say whether the picture is there', async () => {
    const { app, fake, id } = await shop();
    const hash = await withPicture({ app, fake, id });
    await app.pictures.host(hash);
    const uploads = () => fake.requests().filter(({ path }) => path.endsWith('/Versions')).length;
    fake.failPictures(503);
    await app.pictures.host(hash);
    expect(uploads()).toBe(1);
    fake.failPictures(404);
    await app.pictures.host(hash);
    expect(uploads()).toBe(2);
  });

  test('stays where another computer or window puts one there at the same time', async () => {
    const { app, fake } = await shop();
    const clock = createFastClock();
    const others = [1, 2].map(() => open(temporaryFolder(), clock, fake));
    const hosted = await Promise.all(
      [app, ...others].map(async (one, index) => {
        const { hash } = await one.pictures.add(png(5 + index, 3));
        return (await one.pictures.host(hash)).hostedUrl;
      }),
    );
    expect(new Set(hosted).size).toBe(3);
    expect(await Promise.all(hosted.map(statusAt))).toEqual([200, 200, 200]);
  });

  test('is refused before the start while Twilio has no address to fetch it from', async () => {
    const { app, fake, id } = await shop();
    await withPicture({ app, fake, id });
    await expect(app.campaigns.start(id, 'twilio')).rejects.toThrow(
      'Put the picture on Twilio first',
    );
    expect(fake.accepted()).toEqual([]);
  });

  test('needs no address in practice, and costs one segment there', async () => {
    const { app, fake, id } = await shop();
    await withPicture({ app, fake, id }, jpeg(30, 20));
    const completed = becomes(app, id, over);
    await app.campaigns.start(id, 'simulator');
    expect((await completed).sentCount).toBe(2);
    expect(fake.accepted()).toEqual([]);
  });

  test('counts as one in the preview, however long the text is', async () => {
    const { app, fake, id } = await shop();
    await withPicture({ app, fake, id });
    const { draft: known } = await app.campaigns.get(id);
    const preview = await app.campaigns.preview({ ...known, body: 'x'.repeat(500) });
    expect(preview.segments).toEqual({ total: 2, fewest: 1, most: 1 });
  });

  test('that Twilio cannot fetch is said in plain words', async () => {
    const { app, fake, id } = await shop({ mediaError: () => 11200 });
    await app.pictures.host(await withPicture({ app, fake, id }));
    const completed = becomes(app, id, over);
    await app.campaigns.start(id, 'twilio');
    await completed;
    await app.receipts.sync();
    const [group] = await app.messages.failures(id);
    expect(group).toMatchObject({ errorCode: 11200, count: 2 });
    expect(group?.explanation).toContain('couldn’t fetch the picture');
  });

  test('is kept once for all drafts and goes with a copy; an unknown one is refused', async () => {
    const { app, fake, id } = await shop();
    const hash = await withPicture({ app, fake, id });
    expect((await app.pictures.add(png(20, 10))).hash).toBe(hash);
    const copy = await app.campaigns.duplicate(id);
    expect(copy.draft.picture).toEqual({ hash, alt: 'Bread' });
    const unknown = { ...copy.draft, picture: { hash: '0'.repeat(64), alt: '' } };
    await expect(app.campaigns.create(unknown)).rejects.toThrow('no longer there');
  });

  test('too large for carriers is refused with what to do', async () => {
    const { app } = await shop();
    await expect(app.pictures.add(png(3000, 20))).rejects.toThrow('at most 600 KB');
    await expect(app.pictures.add(gif(2, 3000, 20))).rejects.toThrow('moving picture');
    await expect(app.pictures.add(Buffer.from('<svg/>'))).rejects.toThrow('SVG');
  });
});

describe('a sender', () => {
  test.each([
    [fakeSender, {}, 'can'],
    [fakeSender, { withoutMms: [fakeSender] }, 'number-without-mms'],
    [fakeMessagingService, {}, 'can'],
    [fakeMessagingService, { withoutMms: [fakeSender] }, 'service-without-mms'],
    ['CornerShop', {}, 'name'],
    ['', {}, 'no-sender'],
    ['55512', {}, 'unknown'],
    ['+442079460000', {}, 'country'],
  ] as const)('%s with %o: %s', async (sender, account, state) => {
    const { app } = await shop({ account });
    expect(await app.pictures.sender(sender)).toEqual({ state, sender });
  });

  test('that cannot send pictures is refused before the start', async () => {
    const { app, fake, id } = await shop({ account: { withoutMms: [fakeSender] } });
    await app.pictures.host(await withPicture({ app, fake, id }));
    await expect(app.campaigns.start(id, 'twilio')).rejects.toThrow('can’t send pictures (no MMS)');
    expect((await app.campaigns.get(id)).snapshot.status).toBe('draft');
  });
});

describe('another sender for a paused campaign', () => {
  test.each([
    [{ withoutMms: ['+12125550177'] }, 'can’t send pictures (no MMS)'],
    [{}, null],
  ])('with a picture is checked again: %o', async (account, reason) => {
    const numbers = [fakeSender, '+12125550177'];
    const { app, fake, id } = await shop({ account: { numbers, ...account } });
    await app.pictures.host(await withPicture({ app, fake, id }));
    await app.settings.save({ segmentsPerSecond: 0.02 });
    const sending = becomes(app, id, ({ sentCount }) => sentCount === 1);
    await app.campaigns.start(id, 'twilio');
    await sending;
    const paused = becomes(app, id, ({ status }) => status === 'paused');
    await app.campaigns.pause(id);
    await paused;
    const changed = app.campaigns.changeSender(id, '+12125550177');
    if (reason === null) await changed;
    else await expect(changed).rejects.toThrow(reason);
    const { draft: left } = await app.campaigns.get(id);
    expect(left.sender === '+12125550177').toBe(reason === null);
  });
});

test('a test to oneself has the picture, once Twilio can fetch it', async () => {
  const { app, fake, id } = await shop();
  const hash = await withPicture({ app, fake, id });
  const contactId = 1;
  const asked = { requestId: 'a', id, contactId, to: '+13105550199' };
  await expect(app.testTexts.sendAsContact(asked)).rejects.toThrow(
    'Put the picture on Twilio first',
  );
  const { hostedUrl } = await app.pictures.host(hash);
  await app.testTexts.sendAsContact(asked);
  expect(fake.accepted().map(({ media }) => media)).toEqual([[hostedUrl]]);
});

test('a version of a draft has the picture of that time', async () => {
  const { app, fake, id } = await shop();
  const hash = await withPicture({ app, fake, id });
  const { draft: known, revision } = await app.campaigns.get(id);
  const { picture, ...without } = known;
  expect(picture?.hash).toBe(hash);
  await app.campaigns.save(id, revision, without, true);
  const [now, before] = await app.campaigns.versions(id);
  expect(now?.changed).toEqual(['picture']);
  await app.campaigns.restoreVersion(id, now?.revision ?? 0, before?.revision ?? 0);
  expect((await app.campaigns.get(id)).draft.picture?.hash).toBe(hash);
});
