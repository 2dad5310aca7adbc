import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../../support/app.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import {
  changeSettings,
  draftToPeople,
  isCompleted,
  openNews,
  openReview,
} from '../../support/journey.ts';
import { png } from '../../support/pictures.ts';
import { environmentFor, sendThroughTwilio } from '../../support/real-sending.ts';

/** A draft to two people, open in the editor. */
async function openDraft(ovo: Ovo): Promise<number> {
  await sendThroughTwilio(ovo, 0);
  await changeSettings(ovo, { businessName: 'Corner Shop' });
  const id = await draftToPeople(ovo, 2);
  await openNews(ovo);
  await expect(ovo.page.getByRole('region', { name: 'Preview' })).toBeVisible();
  return id;
}

/** Chooses a picture of that size in the editor. */
async function choosePicture({ page, dataFolder }: Ovo, width: number, height: number) {
  const file = path.join(dataFolder, 'bread.png');
  writeFileSync(file, png(width, height));
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByLabel('What the picture shows')).toBeVisible();
}

test('a picture is chosen, seen in the preview, put on Twilio from the review, and sent with each text', async ({
  launchOvo,
}) => {
  const fake = await startFakeTwilio();
  try {
    const ovo = await launchOvo({ env: { ...environmentFor(fake), OVO_UNDO_MS: '0' } });
    const { page } = ovo;
    const id = await openDraft(ovo);
    // Larger than carriers take: Ovo makes a smaller one.
    await choosePicture(ovo, 2400, 1200);
    await expect(page.getByText(/^2,?048 × 1,?024 pixels/)).toBeVisible();
    await page.getByLabel('What the picture shows').fill('Fresh bread');
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview.getByRole('img', { name: 'Fresh bread' })).toBeVisible();
    await expect(preview).toContainText('1 MMS');
    await expect(page.getByText('One MMS, however long the text is').first()).toBeVisible();

    await page.getByRole('button', { name: 'Review and send…' }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('Twilio can’t fetch the picture yet');
    await expect(sheet.getByRole('img', { name: 'Fresh bread' })).toBeVisible();
    await sheet.getByRole('button', { name: 'Put on Twilio' }).click();
    await expect(sheet).not.toContainText('Twilio can’t fetch the picture yet');
    await expect(sheet.getByText('Twilio’s list price of October 2026')).toBeVisible();
    await page.getByRole('button', { name: 'Close the review' }).click();

    await (await openReview(page)).click();
    await isCompleted(ovo);
    const { draft } = await ovo.request('campaigns.get', { id });
    const address = `https://${new URL(fake.url).host}/${draft.picture?.hash}.jpg`;
    expect(fake.accepted().map(({ media, from }) => [media, from])).toEqual([
      [[address], fakeSender],
      [[address], fakeSender],
    ]);
    // What was sent is seen on the page of the campaign.
    await expect(page.getByRole('main').getByRole('img', { name: 'Fresh bread' })).toBeVisible();
  } finally {
    await fake.close();
  }
});

test('where the number cannot send pictures, that is said before, and the text goes without one', async ({
  launchOvo,
}) => {
  const fake = await startFakeTwilio({ account: { withoutMms: [fakeSender] } });
  try {
    const ovo = await launchOvo({ env: { ...environmentFor(fake), OVO_UNDO_MS: '0' } });
    const { page } = ovo;
    const id = await openDraft(ovo);
    await choosePicture(ovo, 40, 20);
    await expect(page.getByText('This sender can’t send the picture')).toBeVisible();
    await page.getByRole('button', { name: 'Review and send…' }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('This sender can’t send the picture');
    await sheet.getByRole('button', { name: 'Remove picture' }).click();
    await expect(sheet).not.toContainText('This sender can’t send the picture');
    await expect
      .poll(async () => (await ovo.request('campaigns.get', { id })).draft.picture)
      .toBe(undefined);
    await page.getByRole('button', { name: 'Close the review' }).click();
    await (await openReview(page)).click();
    await isCompleted(ovo);
    expect(fake.accepted().map(({ media }) => media)).toEqual([[], []]);
  } finally {
    await fake.close();
  }
});

test('an address of one’s own is looked at before it is used, and what Twilio needs is said', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 1);
  await openNews(ovo);
  await page.getByRole('button', { name: 'Use a web address…' }).click();
  await expect(page.getByRole('list', { name: 'What Twilio needs there' })).toContainText('https');
  const address = page.getByLabel('Web address of the picture');
  await address.fill('https://192.168.1.20/bread.png');
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await expect(page.getByText('only reachable from your own network')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Choose a picture…' })).toBeVisible();
});
