import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openCommandLineShop } from '../../support/command-line-shop.ts';
import { temporaryFolder } from '../../support/database.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { png } from '../../support/pictures.ts';

function pictureFile(width = 20, height = 10): string {
  const file = path.join(temporaryFolder(), 'bread.png');
  writeFileSync(file, png(width, height));
  return file;
}

const create = (file: string) =>
  [
    'campaigns',
    'create',
    '--name',
    'Bread',
    '--list',
    'People',
    '--body',
    'Fresh bread',
    '--sender',
    fakeSender,
    '--picture',
    file,
    '--alt',
    'A loaf',
  ] as const;

it('makes a draft with a picture, puts it on Twilio, and sends it with each text', async () => {
  const { ovo, fake, send } = await openCommandLineShop(['212-555-0101', '212-555-0102']);
  const made = await ovo.run(...create(pictureFile()));
  expect(made.output).toContain('Picture: PNG, 20 × 10');
  expect(made.output).toContain('A loaf');
  expect(made.output).toContain('campaigns host-picture');

  const hosted = await ovo.json('campaigns', 'host-picture', '1');
  const { hostedUrl } = hosted as { readonly hostedUrl: string };
  expect(hostedUrl).toMatch(/^https:.*\.png$/);
  expect((await ovo.run('campaigns', 'show', '1')).output).toContain(`Address: ${hostedUrl}`);

  expect((await send('1')).exitCode).toBe(0);
  expect(fake.accepted().map(({ media, segments }) => [media, segments])).toEqual([
    [[hostedUrl], 1],
    [[hostedUrl], 1],
  ]);
});

it('refuses a picture that carriers find too large, and makes nothing', async () => {
  const { ovo } = await openCommandLineShop(['212-555-0101']);
  const refused = await ovo.run(...create(pictureFile(3000, 10)));
  expect(refused.exitCode).toBe(1);
  expect(refused.log).toContain('too large for carriers');
  expect(await ovo.json('campaigns', 'list')).toEqual([]);
});

it('says in the review what keeps the picture from the phones, and what MMS cost', async () => {
  const { ovo } = await openCommandLineShop(['212-555-0101'], {
    fake: { account: { withoutMms: [fakeSender] } },
  });
  await ovo.json('settings', 'set', 'gateway', 'twilio');
  await ovo.run(...create(pictureFile()));
  const { output } = await ovo.run('campaigns', 'review', '1');
  expect(output).toContain('1 person to text, 1 MMS');
  expect(output).toContain('Cost: 0.022 USD by Twilio’s list prices of');
  expect(output).toMatch(/STOP\s+This number can’t send pictures/);
});
