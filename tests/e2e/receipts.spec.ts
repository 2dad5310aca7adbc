import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, test, type Ovo } from '../support/app.ts';
import {
  changeSettings,
  importThroughWizard,
  isCompleted,
  sendEverything,
  sendFromEditor,
  writeCampaign,
} from '../support/journey.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

/** Says later whether a text was to be seen meanwhile, however short. */
async function watchFor({ page }: Ovo, text: string): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle((wanted) => {
    const found = { is: false };
    new MutationObserver(() => {
      found.is ||= document.body.textContent.includes(wanted);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return found;
  }, text);
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
  const wasShown = await watchFor(ovo, 'it is not known yet');
  const id = await sendFromEditor(ovo);
  await isCompleted(ovo);

  const counts = page.getByRole('region', { name: 'Counts' });
  await expect(counts).toContainText('Delivery as of');
  await expect(counts).not.toContainText('not known yet');
  expect(await wasShown()).toBe(true);
  const { snapshot } = await ovo.request('campaigns.get', { id });
  expect(snapshot.deliveredCount + snapshot.undeliveredCount).toBe(snapshot.sentCount);
  await expect(page.getByRole('region', { name: 'Who was not reached' })).toBeVisible();

  const { count } = await ovo.request('campaigns.unreached', { id });
  await page.getByRole('button', { name: `New campaign for the ${count} not reached` }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('dt:text("Recipients") + dd')).toHaveText(String(count));
  await expect(page.getByText('To those whom Autumn bread did not reach')).toBeVisible();
  await page.getByRole('button', { name: 'Review and send…' }).click();
  await expect(page.getByRole('dialog')).toContainText('not reached by Autumn bread');
  await page.getByRole('button', { name: /^Send to \d+ (person|people)$/ }).click();
  await isCompleted(ovo);

  await page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Autumn bread', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Duplicate' })).toBeVisible();
  await expect(page.getByRole('button', { name: /not reached$/ })).toHaveCount(0);
});
