import { counting } from '../counting.ts';

const { count } = counting;

/** Each source and exclusion of an audience in a few words, and all of them in one line. */
export const audience = {
  tag: (name: string) => `Tag: ${name}`,
  filter: 'A filter',
  contacts: (people: number) => count(people, { one: 'chosen person', other: 'chosen people' }),
  reached: (campaign: string) => `Reached by ${campaign}`,
  'not-reached': (campaign: string) => `Not reached by ${campaign}`,
  replied: (campaign: string) => `Replied to ${campaign}`,
  unreached: (campaign: string) => `People ${campaign} missed who are worth retrying`,
  texted: (days: number) =>
    days === 1
      ? 'Texted in the last day'
      : `Texted in the last ${count(days, { one: 'day', other: 'days' })}`,
  deletedList: 'A deleted list',
  deletedCampaign: 'a deleted campaign',
  to: (sources: string) => `To: ${sources}`,
  butNot: (exclusions: string) => `But not: ${exclusions}`,
} as const;
