import { expect, test, type Ovo } from '../support/app.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { draftToPeople, isCompleted, openNews, sendEverything } from '../support/journey.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { openSettings } from '../support/settings-window.ts';

test('practice is marked wherever it is shown, and one action discards all of it', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  await ovo.request('campaigns.start', { id: await draftToPeople(ovo, 3) });
  await openNews(ovo);
  await isCompleted(ovo);
  const main = page.getByRole('main');
  await expect(main.getByText('Practice', { exact: true })).toBeVisible();
  await expect(main.getByText(/No texts were really sent/)).toBeVisible();

  const {
    rows: [person],
  } = await ovo.request('contacts.page', {
    offset: 0,
    limit: 1,
    filter: {},
    sort: 'name',
    descending: false,
  });
  const openPerson = async () =>
    await page.evaluate((id) => {
      location.hash = `#/contacts/${id}`;
    }, person?.id);
  await openPerson();
  const marks = main.getByText(/^Practice on .* no text was really sent\.$/);
  await expect(marks).toHaveCount(1);

  await openSettings(ovo, 'Practice');
  await main.getByRole('button', { name: 'Discard practice…' }).click();
  const question = page.getByRole('dialog', { name: 'Discard everything you practiced?' });
  await expect(question).toContainText('1 practice campaign and 3 messages will be deleted.');
  await question.getByRole('button', { name: 'Discard practice', exact: true }).click();
  await expect(page.getByText('1 practice campaign discarded.')).toBeVisible();
  await expect(main.getByText('No practice data.')).toBeVisible();
  expect(await ovo.request('campaigns.list', undefined)).toEqual([]);

  await openPerson();
  await expect(main.getByRole('heading', { name: /Person 0/ })).toBeVisible();
  await expect(
    main.getByText('No messages yet. Texts you send to this contact appear here.'),
  ).toBeVisible();
  await expect(marks).toHaveCount(0);
});

const bannerOf = ({ page }: Ovo) => page.getByRole('complementary', { name: 'Practice mode' });

const goHome = async ({ page }: Ovo) =>
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();

test('without an account, sending for real leads to connecting Twilio and says what is missing', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await bannerOf(ovo).getByRole('button', { name: 'Send for real…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect Twilio' })).toBeVisible();
  const notice = page.getByRole('alert').filter({ hasText: /^Connect your Twilio account first/ });
  await expect(notice).toHaveAttribute('data-tone', 'attention');
  await expect(bannerOf(ovo)).toBeVisible();
  expect((await ovo.request('settings.get', undefined)).gateway).toBe('simulator');
});

test('with an account, practice mode is left from its banner, and the change can be undone', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo({ env: environmentFor(await startFakeTwilio()) });
  const { page } = ovo;
  const banner = bannerOf(ovo);
  await banner.getByRole('button', { name: 'Send for real…' }).click();
  await expect(banner).toBeHidden();
  await expect(page.locator('.app-shell')).not.toHaveAttribute('data-practice');
  expect((await ovo.request('settings.get', undefined)).gateway).toBe('twilio');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(banner).toBeVisible();
  await expect(
    page.getByText('Practice mode is on again. No texts are really sent.'),
  ).toBeVisible();
});

test('Home never mixes practice with real sending, and practice is discarded from its banner', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo({ env: environmentFor(await startFakeTwilio()) });
  const { page } = ovo;
  const main = page.getByRole('main');
  const sentIn = (figures: string, label: string) =>
    main
      .getByLabel(figures, { exact: true })
      .locator('.ui-stat', { hasText: label })
      .locator('.ui-stat-value');
  await sendEverything(ovo, 0);
  const id = await draftToPeople(ovo, 3);
  const practised = await ovo.request('campaigns.duplicate', { id });
  await ovo.request('campaigns.start', { id: practised.snapshot.id });
  await goHome(ovo);
  await expect(sentIn('Practice, last 30 days', 'Sent, practice')).toHaveText('3');
  await expect(main.getByRole('region', { name: 'Recent practice campaigns' })).toContainText(
    'News (copy)Practice',
  );

  await sendThroughTwilio(ovo, 0);
  const real = await ovo.request('campaigns.duplicate', { id });
  await ovo.request('campaigns.start', { id: real.snapshot.id });
  const recent = main.getByRole('region', { name: 'Recent campaigns' });
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await expect(recent).not.toContainText('Practice');
  await expect(sentIn('Last 30 days', 'Sent, 30 days')).toHaveText('3');
  await expect(main.getByLabel('Practice, last 30 days')).toBeHidden();

  await ovo.request('settings.save', { gateway: 'simulator' });
  await bannerOf(ovo).getByRole('button', { name: 'Discard practice…' }).click();
  const question = page.getByRole('dialog', { name: 'Discard everything you practiced?' });
  await expect(question).toContainText('1 practice campaign and 3 messages will be deleted.');
  await question.getByRole('button', { name: 'Discard practice', exact: true }).click();
  await expect(page.getByText('1 practice campaign discarded.')).toBeVisible();
  await expect(bannerOf(ovo).getByRole('button', { name: 'Discard practice…' })).toBeHidden();
  await expect(main.getByLabel('Practice, last 30 days')).toBeHidden();
  const left = await ovo.request('campaigns.list', undefined);
  expect(left.map(({ id: known, isPractice }) => [known, isPractice])).toEqual([
    [real.snapshot.id, false],
    [id, false],
  ]);
});
