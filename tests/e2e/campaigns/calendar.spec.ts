import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Ovo } from '../../support/app.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Day and time as a schedule has them. */
function written(day: Date, time: string): string {
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${time}`;
}

/** The fifteenth of next month, and the day after: no month begins or ends there. */
const nextMonth = new Date(new Date().getFullYear(), new Date().getMonth() + 1, 15);
const dayAfter = new Date(nextMonth.getFullYear(), nextMonth.getMonth(), 16);
const nameOf = (day: Date) =>
  day.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

async function schedule(ovo: Ovo, name: string, at: string): Promise<number> {
  const made = await ovo.request('campaigns.create', {
    name,
    body: 'Hi',
    sender: '',
    audience: { listIds: [], contactIds: [1] },
    plan: {
      schedule: { at, zone: 'recipient', timeZone: 'UTC', past: 'next-day', lateMinutes: 120 },
    },
  });
  await ovo.request('campaigns.schedule', { id: made.snapshot.id });
  return made.snapshot.id;
}

test('campaigns stand in a calendar: reached by keys, moved by a dialog, kept as the view', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('contacts.create', { phone: '+12125550101', firstName: 'Ann', listId: null });
  const id = await schedule(ovo, 'Weekend rolls', written(nextMonth, '09:30'));
  await page.getByRole('navigation', { name: 'Main' }).getByText('Campaigns').click();
  await page.getByText('Calendar', { exact: true }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  // From an empty month to the next campaign, and by keys to its day.
  await page.getByRole('button', { name: 'Today' }).click();
  await grid.locator('[data-chosen]').focus();
  await page.keyboard.press('PageDown');
  const chosen = grid.locator('[data-chosen]');
  await expect(chosen).toBeFocused();
  const today = new Date();
  const start = Math.min(
    today.getDate(),
    new Date(today.getFullYear(), today.getMonth() + 2, 0).getDate(),
  );
  for (let day = start; day < 15; day += 1) await page.keyboard.press('ArrowRight');
  for (let day = start; day > 15; day -= 1) await page.keyboard.press('ArrowLeft');
  await expect(chosen).toContainText(nameOf(nextMonth));
  await page.keyboard.press('Tab');
  const event = page.getByRole('button', { name: /Weekend rolls, Scheduled$/ });
  await expect(event).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Weekend rolls' });
  await expect(dialog).toContainText('Each person’s own: at 9:30 AM where they are.');
  await dialog.getByRole('button', { name: 'Move…' }).press('Enter');
  await expect(dialog.getByLabel('New day and time')).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Move…' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Move…' }).press('Enter');
  await dialog.getByLabel('New day and time').fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog).toContainText('That time is past.');
  // Not behind the dialog: the Tab key would lead nowhere from there.
  await expect(dialog.getByRole('button', { name: 'Move', exact: true })).toBeFocused();
  await dialog.getByLabel('New day and time').fill(written(dayAfter, '10:00'));
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(
    grid
      .getByRole('gridcell')
      .filter({ hasText: nameOf(dayAfter) })
      .filter({ has: event }),
  ).toBeVisible();
  const { draft, snapshot } = await ovo.request('campaigns.get', { id });
  expect(snapshot.status).toBe('scheduled');
  expect(draft.plan?.schedule).toMatchObject({ at: written(dayAfter, '10:00'), zone: 'recipient' });

  await page.getByText('Week', { exact: true }).click();
  await expect(event).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule} ${nodes.length}`)).toEqual([]);
  await page.reload();
  await expect(grid).toBeVisible();
});

test('a month without campaigns says so and leads to the next; a draft again leaves the calendar', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('contacts.create', { phone: '+12125550101', firstName: 'Ann', listId: null });
  await schedule(ovo, 'Weekend rolls', written(nextMonth, '09:30'));
  await page.getByRole('navigation', { name: 'Main' }).getByText('Campaigns').click();
  await page.getByText('Calendar', { exact: true }).click();
  await expect(page.getByRole('main')).toContainText(/Nothing in /);
  await page.getByRole('button', { name: 'Go to Weekend rolls' }).click();
  await page.getByRole('button', { name: /Weekend rolls, Scheduled$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Weekend rolls' });
  await dialog.getByRole('button', { name: 'Back to draft' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main')).toContainText(/Nothing in /);
  // Where the campaign stood, as far as the focus goes.
  await expect(page.getByRole('grid').locator('[data-chosen]')).toBeFocused();
});

test('“more” of a day leads to that day of the week', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('contacts.create', { phone: '+12125550101', firstName: 'Ann', listId: null });
  for (const hour of ['09', '10', '11', '12', '13']) {
    await schedule(ovo, `Rolls at ${hour}`, written(nextMonth, `${hour}:30`));
  }
  await page.getByRole('navigation', { name: 'Main' }).getByText('Campaigns').click();
  await page.getByText('Calendar', { exact: true }).click();
  await page.getByRole('button', { name: /^Go to Rolls/ }).click();
  await page.getByRole('button', { name: `2 more on ${nameOf(nextMonth)}` }).press('Enter');
  const chosen = page.getByRole('grid').locator('[data-chosen]');
  await expect(chosen).toBeFocused();
  await expect(chosen).toContainText(nameOf(nextMonth));
  await expect(chosen).toContainText('Rolls at 13 Scheduled');
});
