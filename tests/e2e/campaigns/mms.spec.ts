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
  await expect(address).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Use a web address…' })).toBeFocused();
});

/**
 * Pastes where the focus is: a picture, with a text beside it or without. Returns whether something took
 * the paste.
 */
async function paste({ page }: Ovo, width: number, text: string): Promise<boolean> {
  return await page.evaluate(
    ({ base64, beside }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'bread.png', { type: 'image/png' }));
      if (beside !== '') clipboardData.setData('text/plain', beside);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { base64: png(width, 20).toString('base64'), beside: text },
  );
}

test('a picture is pasted anywhere in the editor; after each step the focus is where one goes on', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 1);
  await openNews(ovo);
  const body = page.getByLabel('Text', { exact: true });
  const shows = page.getByLabel('What the picture shows');
  await body.focus();
  // A text is pasted as a text, whatever stands beside it.
  await paste(ovo, 40, 'Fresh bread');
  await expect(body).toContainText('Fresh bread');
  await paste(ovo, 44, '');
  await expect(page.getByText(/^44 × 20 pixels/)).toBeVisible();
  await expect(body).toBeFocused();
  await expect(page.getByText('Picture added from the clipboard.')).toHaveCount(1);

  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Choose a picture…' })).toBeFocused();
  await choosePicture(ovo, 60, 30);
  await expect(shows).toBeFocused();
  await choosePicture(ovo, 80, 30);
  await expect(page.getByText(/^80 × 30 pixels/)).toBeVisible();
  await expect(shows).toBeFocused();
  const damaged = path.join(ovo.dataFolder, 'damaged.png');
  writeFileSync(damaged, 'no picture');
  await page.getByRole('button', { name: 'Replace…' }).focus();
  await page.locator('input[type=file]').setInputFiles(damaged);
  await expect(page.getByText('Couldn’t take the picture')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replace…' })).toBeFocused();
});

/** Keeps large pictures from being made smaller; returns what lets them. */
async function holdPictures({ page }: Ovo): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const read = window.createImageBitmap.bind(window);
    const held = new Promise<void>((resolve) => Object.assign(window, { letPictures: resolve }));
    Object.assign(window, {
      createImageBitmap: async (source: ImageBitmapSource, options: ImageBitmapOptions) => {
        await held;
        return await read(source, options);
      },
    });
  });
  return async () => {
    await page.evaluate(() => (window as unknown as { letPictures: () => void }).letPictures());
  };
}

test('who types on while a picture is taken keeps the focus, and hears that a second has to wait', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 1);
  await openNews(ovo);
  const body = page.getByLabel('Text', { exact: true });
  const file = path.join(ovo.dataFolder, 'bread.png');
  writeFileSync(file, png(2400, 1200));
  const letPictures = await holdPictures(ovo);
  await page.getByRole('button', { name: 'Choose a picture…' }).focus();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('Getting the picture ready…')).toBeVisible();
  await body.focus();
  await paste(ovo, 56, '');
  await expect(page.getByText('Another picture is being made ready.')).toBeVisible();
  await letPictures();
  await expect(page.getByText(/^2,?048 × 1,?024 pixels/)).toBeVisible();
  await expect(body).toBeFocused();
});

test('a paste at the address of a picture leads on to its words; before a dialog nothing takes one', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 1);
  await openNews(ovo);
  await page.getByRole('button', { name: 'Use a web address…' }).click();
  await page.getByLabel('Web address of the picture').fill('https://');
  expect(await paste(ovo, 44, '')).toBe(true);
  await expect(page.getByText(/^44 × 20 pixels/)).toBeVisible();
  await expect(page.getByLabel('What the picture shows')).toBeFocused();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send yourself a test…' }).click();
  await expect(page.getByLabel('Your mobile number')).toBeVisible();
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  expect(await paste(ovo, 48, '')).toBe(false);
});

test('while a large picture is made smaller, the field says so', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 1);
  await openNews(ovo);
  await page.evaluate(() => {
    // What was seen in passing.
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const said = [...document.querySelectorAll('output')].map((one) => one.textContent);
      seen.push(...said.filter((one) => one !== ''));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await choosePicture(ovo, 4000, 3000);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain('Getting the picture ready…');
});
