import { openReview } from '../support/journey.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, writeDraft } from './shops.ts';

test('a rehearsal, and a test to oneself', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  await ovo.request('settings.save', { segmentPrice: 0.0079, priceCurrency: 'USD' });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await openReview(page);
  await page.getByRole('button', { name: 'Rehearse…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Rehearse / });
  await gallery.show(ovo, 'rehearsal', 'faults');
  const start = dialog.getByRole('button', { name: 'Rehearse', exact: true });
  await start.click();
  await dialog.getByText('This was a rehearsal.').waitFor();
  await gallery.show(ovo, 'rehearsal', 'as-foreseen');
  await dialog.getByRole('button', { name: 'Change and rehearse again' }).click();
  await dialog.getByLabel('Refused (% of texts)').fill('20');
  await dialog.getByLabel('Not delivered (% of texts)').fill('10');
  await dialog.getByLabel('The network goes away').check();
  await start.click();
  await dialog.getByText('The rehearsal differs from the review.').waitFor();
  await gallery.show(ovo, 'rehearsal', 'with-faults');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('button', { name: 'Send yourself a test…' }).click();
  await page
    .getByRole('dialog', { name: 'Send yourself a test' })
    .getByText(/^Hi /)
    .first()
    .waitFor();
  await gallery.show(ovo, 'test-text', 'form');
});
