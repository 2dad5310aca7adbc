import { expect, test } from '../../support/app.ts';
import { messageText } from '../../support/message-text.ts';

test('costly characters are replaced in one click, and links that carriers block are named', async ({
  launchOvo,
}) => {
  const { page } = await launchOvo();
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Campaigns' })
    .click();
  await page.getByRole('link', { name: 'New campaign' }).first().click();
  const text = page.getByRole('textbox', { name: 'Text' });
  const hints = page.getByRole('list', { name: 'Hints on the text' });
  const long =
    'Rolls, warm from eight, on us for whoever shows this text today. Reply STOP to opt out.';

  await text.fill(`It’s “roll” day – ${long}`);
  await expect(hints).toContainText('4 characters turn this into 2 segments');
  await hints.getByRole('button', { name: 'Replace' }).click();
  expect(await messageText(text)).toBe(`It's "roll" day - ${long}`);
  await expect(hints).toHaveCount(0);

  await text.fill('See bit.ly/rolls and http://shop.com.');
  await expect(hints.getByRole('listitem')).toHaveText([
    'bit.ly/rolls is a public link shortener. Carriers block these. Use the full link.',
    'http://shop.com isn’t secure. Use https://.',
  ]);
  await text.fill('See https://shop.com/rolls.');
  await expect(hints).toHaveCount(0);
});

test('local rules are listed with their sources, and can be left out', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const placeHours = async () => (await ovo.request('settings.get', undefined)).placeHours;
  expect(await placeHours()).toBe(true);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await page.getByRole('link', { name: 'Quiet hours', exact: true }).click();
  await page.getByRole('button', { name: 'Show the rules' }).click();
  const rules = page.getByRole('table', { name: 'Local rules' });
  await expect(rules.getByRole('row').filter({ hasText: 'Alabama' })).toContainText('No texts');
  await expect(rules.getByRole('row').filter({ hasText: 'Florida' })).toContainText('501.616(6)');
  await page.getByRole('switch', { name: /Also follow stricter local rules/ }).click();
  await expect.poll(placeHours).toBe(false);
});
