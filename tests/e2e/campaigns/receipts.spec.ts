import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';
import { expect, test, type Ovo } from '../../support/app.ts';
import {
  changeSettings,
  importThroughWizard,
  isCompleted,
  openReview,
  sendEverything,
  sendFromEditor,
  writeCampaign,
} from '../../support/journey.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

/** Says later whether such a text was to be seen meanwhile, however short. */
async function watchFor({ page }: Ovo, text: RegExp): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle((wanted) => {
    const found = { is: false };
    new MutationObserver(() => {
      found.is ||= new RegExp(wanted).test(document.body.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return found;
  }, text.source);
  return async () => await seen.evaluate(({ is }) => is);
}

test('what became of a campaign is heard by itself, and those not reached are tried again', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  const { simulator } = await ovo.request('settings.get', undefined);
  await changeSettings(ovo, { simulator: { ...simulator, undeliveredShare: 0.9 } });
  await importThroughWizard(ovo, sample);
  await writeCampaign(ovo, { name: 'Autumn bread', list: 'sample-contacts', text: 'Hello' });
  const wasShown = await watchFor(ovo, /Waiting for receipts[1-9]/);
  const id = await sendFromEditor(ovo);
  await isCompleted(ovo);

  const figures = page.locator('dl[aria-label="Figures"]');
  await expect(figures).toContainText(/Waiting for receipts0Checked /);
  expect(await wasShown()).toBe(true);
  const { snapshot } = await ovo.request('campaigns.get', { id });
  expect(snapshot.deliveredCount + snapshot.undeliveredCount).toBe(snapshot.sentCount);
  const lost = snapshot.undeliveredCount;
  await expect(page.getByRole('region', { name: `Why ${lost} didn’t arrive` })).toBeVisible();
  await expect(figures).toContainText(`Didn’t arrive${lost}`);

  const { count } = await ovo.request('campaigns.unreached', { id });
  await page.getByRole('button', { name: `Resend to ${count} not reached` }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('dt:text("Recipients") + dd')).toHaveText(String(count));
  await expect(page.getByText('People Autumn bread missed who are worth retrying')).toBeVisible();
  await (await openReview(page)).click();
  await isCompleted(ovo);

  await page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Autumn bread', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Duplicate' })).toBeVisible();
  await expect(page.getByRole('button', { name: /not reached$/ })).toHaveCount(0);
});
