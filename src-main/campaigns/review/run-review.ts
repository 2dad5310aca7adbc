import { findingLevels, type Finding } from '../../../src-shared/campaign/review-finding.ts';
import type { Review, ReviewForecast } from '../../../src-shared/campaign/review.ts';
import { isPracticeGateway } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { mmsPrices } from '../../../src-shared/picture/mms-prices.ts';
import type { PictureSender } from '../../../src-shared/picture/picture.ts';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import { parseTemplate } from '../../../src-shared/template/template.ts';
import { words } from '../../../src-shared/words/words.ts';
import { customFieldNames } from '../../contacts/custom-fields.ts';
import { pictureState } from '../pictures/picture-rows.ts';
import { readSettings } from '../../database/settings.ts';
import { anyHour, createQuietHours, type QuietHours } from '../../engine/quiet-hours.ts';
import type { ReviewedAccount } from '../../gateways/twilio/setup/account-for-review.ts';
import { getCampaign, isArchived } from '../campaign-rows.ts';
import { audienceProblems } from '../preparing/audience-problems.ts';
import { calendarDayOf } from '../sending/calendar/calendar-day.ts';
import { createPlaceHours } from '../sending/calendar/place-hours.ts';
import { segmentsUsed } from './sender-usage.ts';
import { budget, findingsOfAccount } from './account-findings.ts';
import { findingsOfPeople } from './people-findings.ts';
import { recentDays, type ReviewBasis, type Reviewed } from './review-basis.ts';
import { costOf, costOfPractice, totalsOf, type KnownPrice, type Prices } from './review-cost.ts';
import { findingsOfPicture } from './picture-findings.ts';
import { forecastOf } from './review-forecast.ts';
import { createReviewIds, duplicatesOf, type ReviewIds } from './review-ids.ts';
import type { ReviewsContext } from './review-context.ts';
import { addTally, newTally, type ReviewTally } from './tally.ts';
import { findingsOfMessages, findingsOfText } from './text-findings.ts';

/** What a slice is to take, in milliseconds: so often other questions are answered and a cancel counts. */
const sliceMs = 100;
const firstSlice = 2000;
const largestSlice = 20_000;

/** How often is told how far it is, in milliseconds. */
const tellEveryMs = 250;

type Context = ReviewsContext & { readonly prices: Prices };

/** Reviews a draft. Refused (`canceled`) when `signal` fires. */
export async function runReview(
  context: Context,
  id: number,
  signal: AbortSignal,
): Promise<{ readonly review: Review; readonly ids: ReviewIds }> {
  const { clock, threads } = context;
  const beginning = begin(context, id);
  const { sender, isPractice, campaign, parsed, now } = beginning;
  const { audience, body, picture } = campaign.draft;
  const hasPicture = picture !== undefined;
  const tally = newTally();
  let account: ReviewedAccount | null = null;
  let pictureSender: PictureSender | null = null;
  let basis = beginning;
  let toldAt = -Infinity;

  function tell(): void {
    if (clock.elapsed() - toldAt < tellEveryMs) return;
    toldAt = clock.elapsed();
    context.onReview(soFar({ basis, tally, account, pictureSender, forecast: null }));
  }

  tell();
  const asking = isPractice
    ? null
    : Promise.all([
        context.account.read(sender),
        hasPicture ? context.account.pictureSender(sender) : null,
      ]).then(([read, ofPictures]) => {
        account = read;
        pictureSender = ofPictures;
      });
  // Whoever cancels does not hear of it.
  asking?.catch(() => undefined);
  const toReview = await threads.read('campaigns.toReview', { audience }, { signal });
  const { ids, failedBefore, samples, namedTwice } = toReview;
  basis = { ...basis, recipients: ids.length, namedTwice };
  const texts = { body, hasPicture, canBeFilled: parsed.ok };
  const order = { ...texts, failedBefore, samples, recentDays, now };
  let size = firstSlice;
  for (let done = 0; done < ids.length;) {
    refuseIfCanceled(signal);
    const beganAt = clock.elapsed();
    const slice = { ...order, ids: ids.slice(done, done + size), reachesPeople: !isPractice };
    addTally(tally, await threads.read('campaigns.reviewSlice', slice, { signal }));
    done += slice.ids.length;
    const tookMs = Math.max(1, clock.elapsed() - beganAt);
    size = Math.min(largestSlice, 2 * size, Math.max(500, Math.floor((size * sliceMs) / tookMs)));
    tell();
  }
  const duplicates = duplicatesOf(tally);
  if (duplicates.length > 0) tally.people.set('duplicates', [...duplicates]);

  const quietHours = quietHoursOf(basis);
  const forecast = forecastFor(context, basis, tally, quietHours);
  const [, prices] = await Promise.all([
    asking,
    isPractice ? new Map() : pricesFor(context, basis, tally),
  ]);
  refuseIfCanceled(signal);
  const reviewed: Reviewed = { basis, tally, account, pictureSender, forecast };
  const review: Review = {
    ...soFar(reviewed),
    findings: ordered(allFindings(reviewed)),
    totals: totalsOf(basis, tally, prices),
    cost: isPractice ? costOfPractice : costOf(tally, prices, basis),
    forecast,
    checkedCount: ids.length,
    isComplete: true,
  };
  return { review, ids: createReviewIds(reviewed, refusedOf(review), quietHours) };
}

function begin({ db, clock }: Context, id: number): ReviewBasis {
  const campaign = getCampaign(db, id);
  const settings = readSettings(db);
  const { draft } = campaign;
  return {
    campaign,
    settings,
    now: clock.now(),
    isPractice: isPracticeGateway(settings.gateway),
    sender: draft.sender === '' ? settings.defaultSender : draft.sender,
    parsed: parseTemplate(draft.body, [...builtInFields, ...customFieldNames(db)]),
    audienceProblems: audienceProblems(db, draft.audience, settings.gateway),
    picture: pictureState(db, draft.picture),
    isArchived: isArchived(db, id),
    namedTwice: 0,
    recipients: 0,
  };
}

/** Prices by country: of a segment, as Twilio says them, or of an MMS, of which only the list price is known. */
async function pricesFor(
  { prices }: Context,
  { campaign, sender, now }: ReviewBasis,
  { byCountry }: ReviewTally,
): Promise<ReadonlyMap<string, KnownPrice>> {
  return campaign.draft.picture === undefined ? await prices.of(sender, byCountry, now) : mmsPrices;
}

function quietHoursOf({ isPractice, settings }: ReviewBasis): QuietHours {
  if (isPractice) return anyHour;
  return createQuietHours(
    settings.quietHours,
    settings.placeHours ? createPlaceHours() : undefined,
  );
}

function forecastFor(
  { db }: Context,
  { settings, now, sender, campaign }: ReviewBasis,
  { byZone }: ReviewTally,
  quietHours: QuietHours,
): ReviewForecast {
  const { dailySegments: limit, segmentsPerSecond, gateway } = settings;
  const { schedule, canary, budgetSegments } = campaign.draft.plan ?? {};
  const dailyCap = (at: number) => {
    if (limit === 0) return null;
    const day = calendarDayOf(at);
    return {
      limit,
      used: segmentsUsed(db, { gateway, sender, day: day.name }),
      resetsAt: day.endsAt,
    };
  };
  const plan = { schedule, canary, budgetSegments };
  return forecastOf({ now, byZone, segmentsPerSecond, dailyCap, quietHours, ...plan });
}

/** Of people only what is found already: what is fine so far may not be once all are looked at. */
function soFar(reviewed: Reviewed): Review {
  const { basis, tally } = reviewed;
  const isBegun = tally.checked > 0;
  const ofPeople = isBegun ? [...findingsOfMessages(reviewed), ...findingsOfPeople(reviewed)] : [];
  const found = ofPeople.filter(({ level, check }) => level !== 'fine' && check !== 'nobody');
  return {
    campaignId: basis.campaign.snapshot.id,
    revision: basis.campaign.revision,
    at: basis.now,
    findings: ordered([
      ...findingsOfText(reviewed),
      ...findingsOfAccount(reviewed),
      ...findingsOfPicture(reviewed),
      ...found,
    ]),
    totals: totalsOf(basis, tally),
    cost: null,
    forecast: null,
    checkedCount: Math.min(tally.checked, basis.recipients),
    of: basis.recipients,
    isComplete: false,
  };
}

function allFindings(reviewed: Reviewed): readonly Finding[] {
  return [
    ...findingsOfText(reviewed),
    ...findingsOfAccount(reviewed),
    ...findingsOfPicture(reviewed),
    ...findingsOfMessages(reviewed),
    ...findingsOfPeople(reviewed),
    budget(reviewed),
  ];
}

/** What matters most first. */
function ordered(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ level }: Finding) => findingLevels.indexOf(level);
  return findings.toSorted((one, other) => rank(other) - rank(one));
}

/** The countries of the people whom the finding about countries concerns. */
function refusedOf({ findings }: Review): readonly string[] {
  const found = findings.find((finding) => finding.check === 'countries');
  if (found === undefined || found.level === 'fine') return [];
  const { countries } = found.facts;
  const refused = countries.filter(({ isPermitted }) => isPermitted === false);
  const unsure = countries.filter((one) => one.isPermitted === null && !one.isOfSender);
  return (refused.length > 0 ? refused : unsure).map(({ country }) => country);
}

function refuseIfCanceled(signal: AbortSignal): void {
  if (signal.aborted) throw new UserError('canceled', words.work.canceled);
}
