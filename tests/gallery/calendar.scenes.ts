import type { Ovo } from '../support/app.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, practise, sendToEnd, writeDraft } from './shops.ts';

/** The day so many days from now, as a schedule has it. */
function dayIn(days: number, time: string): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${time}`;
}

async function schedule(ovo: Ovo, name: string, at: string, zone: 'mine' | 'recipient') {
  const id = await writeDraft(ovo, { ...autumn, name });
  const { draft, revision } = await ovo.request('campaigns.get', { id });
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const plan = { schedule: { at, zone, timeZone, past: 'next-day', lateMinutes: 120 } } as const;
  await ovo.request('campaigns.save', { id, revision, draft: { ...draft, plan } });
  await ovo.request('campaigns.schedule', { id });
}

test('the calendar of campaigns', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await practise(ovo, { segmentsPerSecond: 0 });
  await gallery.goTo(ovo, '/campaigns');
  const draft = await writeDraft(ovo, { ...autumn, name: 'Saturday rolls' });
  await page.getByText('Calendar', { exact: true }).click();
  await gallery.show(ovo, 'calendar', 'nothing');
  await sendToEnd(ovo, draft);
  await schedule(ovo, 'Winter hours', dayIn(1, '09:00'), 'recipient');
  for (const [index, name] of [
    'Stollen',
    'Advent wreath',
    'Gift cards',
    'Bread course',
  ].entries()) {
    await schedule(
      ovo,
      `${name} for everybody who likes the bakery`,
      dayIn(2, `1${index}:30`),
      'mine',
    );
  }
  await gallery.goTo(ovo, '/campaigns');
  await gallery.show(ovo, 'calendar', 'month');
  await page.getByText('Week', { exact: true }).click();
  await gallery.show(ovo, 'calendar', 'week');
  await page.getByRole('button', { name: 'Next week' }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByText('Month', { exact: true }).click();
  await page.getByRole('button', { name: /Winter hours, Scheduled/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Winter hours' });
  await dialog.getByText('Each person’s own').waitFor();
  await gallery.show(ovo, 'calendar', 'event');
  await dialog.getByRole('button', { name: 'Move…' }).click();
  await gallery.show(ovo, 'calendar', 'move');
});
