import type { Page } from '@playwright/test';
import { millisecondBudget } from '../harness/budget.ts';
import { share, type Row } from '../row.ts';
import { clickToContent, type Click } from './click-to-content.ts';

const rounds = 10;

/** A screen: the way to where it is opened, and the click that opens it. */
interface Screen {
  readonly name: string;
  readonly from: readonly Click[];
  readonly click: Click;
}

const heading = '.app-main h1';
const aside = (label: string) =>
  `.app-destination[href$="#/${label === 'Home' ? '' : label.toLowerCase()}"]`;
const section = (address: string) => `.contacts-section[href$="${address}"]`;
const campaignsTable = 'table[aria-label="Campaigns"] tbody tr';
const filledRow = (label: string) =>
  `[role=grid][aria-label="${label}"] tbody tr:not([data-pending])`;

const toHome: Click = { on: aside('Home'), content: [heading, '.ui-stat'], text: 'Good' };
const toCampaigns: Click = {
  on: aside('Campaigns'),
  content: [heading, campaignsTable],
  text: 'Campaigns',
};
const toContacts: Click = {
  on: aside('Contacts'),
  content: [heading, filledRow('Contacts')],
  text: 'Contacts',
};
const toPanel: Click = {
  on: filledRow('Contacts'),
  content: ['.ui-side h2', 'section[aria-label="Facts"]'],
};
const toSettings: Click = {
  on: aside('Settings'),
  content: [heading, 'section[aria-label="Delivery"] [role=radio]'],
  text: 'Settings',
};

const toData: Click = {
  on: 'a[href$="/settings/data"]',
  content: ['a[href$="/settings/backups"]'],
};

const screens: readonly Screen[] = [
  { name: 'Campaigns', from: [toHome], click: toCampaigns },
  { name: 'Home', from: [toCampaigns], click: toHome },
  {
    name: 'a campaign',
    from: [toCampaigns],
    click: {
      on: `${campaignsTable} a`,
      content: [heading, filledRow('People')],
      text: 'Benchmark',
    },
  },
  { name: 'Contacts', from: [toHome], click: toContacts },
  { name: 'the panel of a contact', from: [toHome, toContacts], click: toPanel },
  {
    name: 'a contact',
    from: [toContacts, toPanel],
    click: {
      on: '.ui-side a[href*="/contacts/"]',
      content: [heading, 'section[aria-label="Can be texted"]'],
    },
  },
  {
    name: 'Lists',
    from: [toContacts],
    click: { on: section('/contacts/lists'), content: [heading, 'tbody tr'], text: 'Lists' },
  },
  {
    name: 'Tags',
    from: [toContacts],
    click: { on: section('/contacts/tags'), content: [heading, 'tbody tr'], text: 'Tags' },
  },
  {
    name: 'Do not text',
    from: [toContacts],
    click: { on: section('/contacts/suppressions'), content: [filledRow('Do not text')] },
  },
  {
    name: 'Imports',
    from: [toContacts],
    click: { on: section('/imports'), content: [heading, '.ui-empty'], text: 'Imports' },
  },
  { name: 'Settings', from: [toHome], click: toSettings },
  {
    name: 'Backups',
    from: [toSettings, toData],
    click: { on: 'a[href$="/settings/backups"]', content: [heading], text: 'Backups' },
  },
];

/**
 * From the click to the painted content of each screen, beside a click that changes one text. The page
 * shows Home, filled: the start has rows of its own.
 */
export async function measureScreens(
  page: Page,
  emptyClicks: readonly number[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const peer = share(emptyClicks, 0.95);
  const budget = millisecondBudget(100);
  for (const { name, from, click } of screens) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const way of from) await clickToContent(page, way).catch(ignorePresent);
      times.push(await clickToContent(page, click));
    }
    const [first = 0] = times;
    const p95 = share(times, 0.95);
    rows.push({
      what: `click to content: ${name}`,
      ovo: `p50 ${share(times, 0.5).toFixed(0)}, p95 ${p95.toFixed(0)}, first opening ${first.toFixed(0)} ms`,
      peer: `a click that changes one text of an empty page: p95 ${peer.toFixed(0)} ms`,
      ratio: `${(p95 / peer).toFixed(1)} ×`,
      budget: `p95 ${budget.text}`,
      isMet: p95 <= budget.limitMs,
    });
  }
  return rows;
}

/** The clicks of an empty page, each of which changes one text. */
export async function measureEmptyClicks(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'change';
    const text = document.createElement('p');
    text.id = 'text';
    button.addEventListener('click', () => {
      text.textContent = String(Number(text.textContent) + 1);
    });
    document.querySelector('main')?.append(button, text);
  });
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    times.push(
      await clickToContent(page, { on: '#change', content: ['#text'], text: String(round) }),
    );
  }
  return times;
}

/** The way begins where the page may already be. */
function ignorePresent(error: unknown): void {
  if (!String(error).includes('is there before the click')) throw error;
}
