import { InvalidArgumentError, type Command } from 'commander';
import type { Audience, CampaignPeople, People } from '../../../src-shared/campaign/audience.ts';
import { audienceLimits } from '../../../src-shared/campaign/audience.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { Application } from '../../application.ts';
import { collectTags } from '../contact-options.ts';
import { parseId } from '../session.ts';

/** Whom a campaign goes to, as the options of a command say. */
export interface AudienceOptions {
  readonly list: readonly string[];
  readonly tag: readonly string[];
  readonly contact: readonly string[];
  readonly reached: readonly number[];
  readonly notReached: readonly number[];
  readonly replied: readonly number[];
  readonly exceptList: readonly string[];
  readonly exceptTag: readonly string[];
  readonly exceptContact: readonly string[];
  readonly exceptReached: readonly number[];
  readonly exceptNotReached: readonly number[];
  readonly exceptReplied: readonly number[];
  readonly exceptTextedWithin?: number;
}

/** Gives a command the options that say whom a campaign goes to; each can be given again. */
export function withAudienceOptions(command: Command): Command {
  return command
    .option('--list <name>', 'everybody on this list; again for more', collect, [])
    .option('--tag <name>', 'everybody with this tag', collectTags, [])
    .option('--contact <number>', 'the contact with this number', collect, [])
    .option('--reached <id>', 'whom this campaign reached', collectIds, [])
    .option('--not-reached <id>', 'whom this campaign did not reach', collectIds, [])
    .option('--replied <id>', 'who replied to this campaign', collectIds, [])
    .option('--except-list <name>', 'nobody on this list', collect, [])
    .option('--except-tag <name>', 'nobody with this tag', collectTags, [])
    .option('--except-contact <number>', 'not the contact with this number', collect, [])
    .option('--except-reached <id>', 'nobody whom this campaign reached', collectIds, [])
    .option('--except-not-reached <id>', 'nobody whom this campaign did not reach', collectIds, [])
    .option('--except-replied <id>', 'nobody who replied to this campaign', collectIds, [])
    .option('--except-texted-within <days>', 'nobody texted in the last so many days', parseDays);
}

/**
 * The audience that the options mean. Refused (`usage`) where they name nobody to send to, and
 * (`not-found`, `invalid`) where a list or a number is none of Ovo's.
 */
export async function audienceFrom(app: Application, options: AudienceOptions): Promise<Audience> {
  const people = await peopleFrom(app, {
    lists: options.list,
    tags: options.tag,
    numbers: options.contact,
    campaigns: campaignsFrom(options.reached, options.notReached, options.replied),
  });
  if (Object.values(people).every((named = []) => named.length === 0)) {
    throw new UserError(
      'usage',
      'Say who to send to: --list, --tag, --contact, --reached, --not-reached or --replied. Nothing was made.',
    );
  }
  const { listIds: exceptIds = [], ...excluded } = await peopleFrom(app, {
    lists: options.exceptList,
    tags: options.exceptTag,
    numbers: options.exceptContact,
    campaigns: campaignsFrom(
      options.exceptReached,
      options.exceptNotReached,
      options.exceptReplied,
    ),
  });
  const { exceptTextedWithin: days } = options;
  const exclude = {
    ...(exceptIds.length === 0 ? {} : { listIds: exceptIds }),
    ...excluded,
    ...(days === undefined ? {} : { textedWithinDays: days }),
  };
  return {
    ...people,
    listIds: people.listIds ?? [],
    ...(Object.keys(exclude).length === 0 ? {} : { exclude }),
  };
}

async function peopleFrom(
  app: Application,
  named: {
    readonly lists: readonly string[];
    readonly tags: readonly string[];
    readonly numbers: readonly string[];
    readonly campaigns: readonly CampaignPeople[];
  },
): Promise<People> {
  const listIds: number[] = [];
  for (const name of named.lists) listIds.push((await app.contacts.requireList(name)).id);
  const contactIds: number[] = [];
  for (const number of named.numbers) contactIds.push((await app.contacts.find(number)).contact.id);
  return {
    listIds,
    ...(named.tags.length === 0 ? {} : { tags: named.tags }),
    ...(contactIds.length === 0 ? {} : { contactIds }),
    ...(named.campaigns.length === 0 ? {} : { campaigns: named.campaigns }),
  };
}

function campaignsFrom(
  reached: readonly number[],
  notReached: readonly number[],
  replied: readonly number[],
): readonly CampaignPeople[] {
  const people = (ids: readonly number[], who: CampaignPeople['who']) =>
    ids.map((campaignId) => ({ campaignId, who }));
  return [
    ...people(reached, 'reached'),
    ...people(notReached, 'not-reached'),
    ...people(replied, 'replied'),
  ];
}

function collect(text: string, known: readonly string[]): readonly string[] {
  return [...known, text];
}

function collectIds(text: string, known: readonly number[]): readonly number[] {
  return [...known, parseId(text)];
}

function parseDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= audienceLimits.days) return days;
  throw new InvalidArgumentError(`It has to be a number of days, 1 to ${audienceLimits.days}.`);
}
