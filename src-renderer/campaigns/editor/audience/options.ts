import type { Audience } from '../../../../src-shared/campaign/audience.ts';
import { audienceLimits } from '../../../../src-shared/campaign/audience.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import {
  hasAddition,
  isSideFull,
  type AudienceAddition,
  type AudienceSide,
} from '../../../../src-shared/campaign/change-audience.ts';
import { describeAudiencePart } from '../../../../src-shared/campaign/describe-audience.ts';
import { isCampaignOver, isDraft } from '../../../../src-shared/campaign/status.ts';
import type { Contact, ContactList, TagCount } from '../../../../src-shared/contact/contact.ts';
import { contactName } from '../../../contacts/contact-name.ts';
import { words } from '../../../words.ts';
import type { partIcons } from './part-icons.ts';

const text = words.campaigns.audience;

/** The most of each kind that are offered; whoever wants another one types. */
const offered = 40;
const campaignsOffered = 8;
const usualDays = [1, 3, 7, 14, 30] as const;

/** One thing that can be put on a side of an audience. */
export interface Option {
  readonly key: string;
  readonly icon: keyof typeof partIcons;
  readonly label: string;
  /** How many people that are; null while they are counted; absent where nobody counts. */
  readonly count?: number | null;
  /** At the right, where there is no count: a number. */
  readonly hint?: string;
  /** Absent for what opens the filter. */
  readonly addition?: AudienceAddition;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** What there is to choose from. */
export interface Choices {
  readonly everybody: number | undefined;
  readonly lists: readonly ContactList[];
  readonly listCounts: ReadonlyMap<number, number | null>;
  readonly tags: readonly TagCount[];
  readonly campaigns: readonly CampaignSnapshot[];
  /** Those found by what was typed. */
  readonly contacts: readonly Contact[];
  /** Whether the campaign is practice: then people of practice campaigns can be chosen. */
  readonly isPractice: boolean;
  readonly phoneText: (phone: string) => string;
}

/** Whether each word typed begins a word of a text. */
function isFound(typed: string, name: string): boolean {
  const all = wordsOf(name);
  return wordsOf(typed).every((word) => all.some((each) => each.startsWith(word)));
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What can be added to a side, by what was typed; without what stands there already. */
export function optionGroups(
  {
    audience,
    side,
    typed,
  }: { readonly audience: Audience; readonly side: AudienceSide; readonly typed: string },
  choices: Choices,
): readonly OptionGroup[] {
  const isFree = ({ addition }: Option) =>
    addition === undefined
      ? !isSideFull(audience, side, 'filter')
      : !hasAddition(audience, side, addition) && !isSideFull(audience, side, addition.kind);
  const matching = (options: readonly Option[], most = offered) =>
    options.filter((option) => isFound(typed, option.label) && isFree(option)).slice(0, most);

  return [
    {
      label: text.groups.texted,
      options: side === 'to' ? [] : textedOptions(typed).filter(isFree),
    },
    {
      label: text.groups.lists,
      options: matching([
        ...(side === 'to' ? [everyone(choices.everybody)] : []),
        ...choices.lists.map((list) => listOption(list, choices.listCounts)),
      ]),
    },
    { label: text.groups.tags, options: matching(choices.tags.map(tagOption)) },
    {
      label: text.groups.people,
      options: choices.contacts
        .map((contact) => contactOption(contact, choices.phoneText))
        .filter(isFree),
    },
    {
      label: text.groups.filter,
      options: matching([{ key: 'filter', icon: 'filter', label: text.chooseFilter }]),
    },
    {
      label: text.groups.campaigns,
      options: choices.campaigns
        .filter((campaign) => isOffered(campaign, choices.isPractice))
        .map((campaign) => matching(campaignOptions(campaign)))
        .filter((options) => options.length > 0)
        .slice(0, campaignsOffered)
        .flat(),
    },
  ].filter(({ options }) => options.length > 0);
}

function everyone(count: number | undefined): Option {
  return {
    key: 'everyone',
    icon: 'everyone',
    label: text.everyone,
    count: count ?? null,
    addition: { kind: 'filter', filter: {} },
  };
}

function listOption({ id, name }: ContactList, counts: ReadonlyMap<number, number | null>): Option {
  return {
    key: `list-${id}`,
    icon: 'list',
    label: name,
    count: counts.get(id) ?? null,
    addition: { kind: 'list', listId: id },
  };
}

function tagOption({ name, count }: TagCount): Option {
  return {
    key: `tag-${name}`,
    icon: 'tag',
    label: name,
    count,
    addition: { kind: 'tag', tag: name },
  };
}

function contactOption(contact: Contact, phoneText: (phone: string) => string): Option {
  const phone = phoneText(contact.phone);
  const name = contactName(contact);
  return {
    key: `contact-${contact.id}`,
    icon: 'contact',
    label: name,
    ...(name === phone ? {} : { hint: phone }),
    addition: { kind: 'contact', contactId: contact.id },
  };
}

function isOffered(campaign: CampaignSnapshot, isPractice: boolean): boolean {
  const { status, damaged } = campaign;
  return damaged === null && !isDraft(status) && (!campaign.isPractice || isPractice);
}

function campaignOptions({ id, name, status }: CampaignSnapshot): readonly Option[] {
  const kinds = isCampaignOver(status)
    ? (['reached', 'not-reached', 'replied'] as const)
    : (['reached', 'replied'] as const);
  return kinds.map((who) => {
    const addition = { kind: 'campaign', campaignId: id, who } as const;
    const names = { listName: () => undefined, campaignName: () => name };
    return {
      key: `campaign-${id}-${who}`,
      icon: 'campaign',
      label: describeAudiencePart(addition, {}, names),
      addition,
    };
  });
}

/** The usual numbers of days, or the one that was typed. */
function textedOptions(typed: string): readonly Option[] {
  const number = Number(/\d+/.exec(typed)?.[0] ?? '0');
  const isTyped = number >= 1 && number <= audienceLimits.days;
  return [...new Set([...usualDays, ...(isTyped ? [number] : [])])]
    .map((days): Option => {
      const addition = { kind: 'texted', days } as const;
      const names = { listName: () => undefined, campaignName: () => undefined };
      const label = describeAudiencePart(addition, {}, names);
      return { key: `texted-${days}`, icon: 'texted', label, addition };
    })
    .filter(({ label }) => isFound(typed, label));
}
