import { replaceCharacters } from '../message/replaceable-characters.ts';
import { hasBusinessName, hasOptOut } from '../message/opt-out.ts';
import type { Audience } from './audience.ts';
import type { CampaignDraft } from './campaign.ts';
import type { FindingFix } from './review-finding.ts';

/** What fixes put into a draft. */
export interface FixWords {
  readonly optOutText: string;
  readonly businessName: string;
  /** In the place of an empty value; needed for `set-fallback`. */
  readonly fallback?: string;
}

/** The draft with a fix made. The same draft comes back where the fix is for a person to make, or was made. */
export function fixedDraft(draft: CampaignDraft, fix: FindingFix, words: FixWords): CampaignDraft {
  switch (fix.kind) {
    case 'add-opt-out':
      return withBody(draft, withOptOut(draft.body, words.optOutText));
    case 'add-business-name':
      return withBody(draft, withBusinessName(draft.body, words.businessName));
    case 'replace-characters':
      return withBody(draft, replaceCharacters(draft.body));
    case 'use-https':
      return withBody(draft, draft.body.replaceAll(/\bhttp:\/\//gi, 'https://'));
    case 'set-fallback':
      return withBody(draft, withFallback(draft.body, fix.field, words.fallback ?? ''));
    case 'exclude-texted':
      return withExclude(draft, ({ textedWithinDays = 0, ...others }) => ({
        ...others,
        textedWithinDays: Math.max(textedWithinDays, fix.days),
      }));
    case 'exclude-filter': {
      const filter = fix.filter === 'landline' ? { isLandline: true } : { hasConsent: false };
      return withExclude(draft, ({ filters = [], ...others }) => ({
        ...others,
        filters: filters.some((known) => JSON.stringify(known) === JSON.stringify(filter))
          ? filters
          : [...filters, filter],
      }));
    }
    case 'remove-picture':
      // Said outright: whoever lays this over the draft must lose the picture.
      return draft.picture === undefined ? draft : { ...draft, picture: undefined };
    case 'host-picture':
    case 'exclude-people':
    case 'edit-text':
    case 'edit-audience':
    case 'edit-plan':
    case 'choose-sender':
    case 'open-settings':
    case 'open-inbox':
      return draft;
  }
}

/** The draft with these people left out one by one, besides those who are. */
export function withoutPeople(draft: CampaignDraft, ids: readonly number[]): CampaignDraft {
  return withExclude(draft, ({ contactIds = [], ...others }) => ({
    ...others,
    contactIds: [...new Set([...contactIds, ...ids])],
  }));
}

function withBody(draft: CampaignDraft, body: string): CampaignDraft {
  return body === draft.body ? draft : { ...draft, body };
}

type Exclude = NonNullable<Audience['exclude']>;

function withExclude(draft: CampaignDraft, change: (exclude: Exclude) => Exclude): CampaignDraft {
  const { audience } = draft;
  const exclude = change(audience.exclude ?? {});
  if (JSON.stringify(exclude) === JSON.stringify(audience.exclude ?? {})) return draft;
  return { ...draft, audience: { ...audience, exclude } };
}

/** The text with a sentence about opting out at its end, unless it has one. */
function withOptOut(body: string, sentence: string): string {
  if (sentence.trim() === '' || hasOptOut(body, sentence)) return body;
  const text = body.trimEnd();
  if (text === '') return sentence;
  return `${text}${/[.!?…)]$/.test(text) ? ' ' : '\n'}${sentence}`;
}

/** The text with the name of the business at its beginning, unless it has the name. */
function withBusinessName(body: string, name: string): string {
  if (name.trim() === '' || hasBusinessName(body, name)) return body;
  return `${name.trim()}: ${body.trimStart()}`;
}

/** The text with a fallback wherever a field stands without one. */
function withFallback(body: string, field: string, fallback: string): string {
  const quote = fallback.includes('"') ? "'" : '"';
  const value = `${quote}${fallback.replaceAll(quote, '’')}${quote}`;
  return body.replaceAll(/\{\{-?([\s\S]*?)-?\}\}/g, (whole, content: string) => {
    const [name = '', ...filters] = content.split('|');
    const isBare = filters.every((filter) => !/^\s*default\b/.test(filter));
    if (name.trim() !== field || !isBare) return whole;
    return `{{ ${content.trim()} | default: ${value} }}`;
  });
}
