// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import { audienceSchema } from '../../../src-shared/campaign/audience.ts';
import { pauseCodes } from '../../../src-shared/campaign/pause-reason.ts';
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { campaignStatuses, statusesBeforeStart } from '../../../src-shared/campaign/status.ts';
import { originalFiguresSchema } from '../../../src-shared/campaign/original-figures.ts';
import { storedPlanSchema } from '../../../src-shared/campaign/plan.ts';
import { jsonRule } from './json-rule.ts';
import { scanMessages, type MessageTotals } from './message-scan.ts';
import {
  columnRule,
  findingOf,
  sqlTexts,
  told,
  type Detail,
  type Finder,
  type Finding,
  type Rule,
  type Told,
} from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Campaigns that have been started. */
const isStarted = `c.started_at IS NOT NULL OR c.status NOT IN (${sqlTexts(statusesBeforeStart)})`;

/** The counts that the messages of each of some campaigns add up to: of those that were started unless told. */
export const countsFromMessages = (which = isStarted) => `
  SELECT c.id,
         count(m.id) AS contact_count,
         count(m.id) FILTER (WHERE m.status IN ('sent', 'delivered', 'undelivered')) AS sent_count,
         count(m.id) FILTER (WHERE m.status = 'failed') AS failed_count,
         count(m.id) FILTER (WHERE m.status = 'skipped') AS skipped_count,
         count(m.id) FILTER (WHERE m.status = 'delivered') AS delivered_count,
         count(m.id) FILTER (WHERE m.status = 'undelivered') AS undelivered_count,
         count(m.id) FILTER (WHERE m.status = 'sent' AND m.receipt_final_at IS NOT NULL)
           AS no_receipt_count
    FROM campaigns AS c
    LEFT JOIN messages AS m ON m.campaign_id = c.id AND m.direction = 'outbound'
   WHERE ${which}
   GROUP BY c.id`;

/** Counts that cannot be, whatever the messages say. */
export const impossibleCounts = `
  c.contact_count < 0 OR c.sent_count < 0 OR c.failed_count < 0 OR c.skipped_count < 0
  OR c.delivered_count < 0 OR c.undelivered_count < 0 OR c.no_receipt_count < 0
  OR c.sent_count + c.failed_count + c.skipped_count > c.contact_count
  OR c.delivered_count + c.undelivered_count + c.no_receipt_count > c.sent_count`;

/** A rule about what a statement finds: the rest of one that selects of `campaigns AS c`. */
function finder(rule: {
  readonly name: string;
  readonly reads: readonly string[];
  readonly from: string;
  readonly detail: Detail;
}): Finder {
  const { name, reads, from, detail } = rule;
  return {
    name,
    find: (db, _context, most) =>
      db.sqlite
        .prepare<[number], Told>(`SELECT ${told(`'campaign:' || c.id`, reads)} ${from} LIMIT ?`)
        .raw()
        .all(most)
        .map((row) => findingOf(row, detail)),
  };
}

type Counts = Readonly<Record<(typeof countColumns)[number], number>>;

const countColumns = [
  'contact_count',
  'sent_count',
  'failed_count',
  'skipped_count',
  'delivered_count',
  'undelivered_count',
  'no_receipt_count',
] as const;

interface StartedCampaign extends Counts {
  readonly id: number;
  readonly status: string;
}

/** A rule about a campaign beside what its messages add up to; returns what is wrong, or null. */
function totalsFinder(
  name: string,
  judge: (campaign: StartedCampaign, messages: MessageTotals) => string | null,
): Finder {
  return {
    name,
    find(db, { now, scan = scanMessages(db, 'false', now) }, most) {
      const campaigns = db.sqlite.prepare<[], StartedCampaign>(
        `SELECT id, status, ${countColumns.join(', ')} FROM campaigns AS c
          WHERE ${isStarted}`,
      );
      const found: Finding[] = [];
      for (const campaign of campaigns.iterate()) {
        const messages = scan.totals.get(campaign.id);
        const detail = messages === undefined ? null : judge(campaign, messages);
        if (detail !== null) found.push({ subject: `campaign:${campaign.id}`, detail });
        if (found.length === most) break;
      }
      return found;
    },
  };
}

function four(counts: Counts): string {
  const { contact_count, sent_count, failed_count, skipped_count } = counts;
  return [contact_count, sent_count, failed_count, skipped_count].join('/');
}

/** What must hold of a campaign's counts and its end. `repairCampaigns` puts all of it right. */
export const countRules: readonly Finder[] = [
  finder({
    name: 'damaged-in-old-system',
    reads: ['sentCount', 'failedCount', 'contactCount', 'progress', 'status'].map(
      (figure) => `c.original_figures ->> '$.${figure}'`,
    ),
    from: `FROM campaigns AS c
      WHERE c.original_figures IS NOT NULL AND c.original_repaired_at IS NULL
        AND json_valid(c.original_figures)`,
    detail: words.findings.oldSystemSays,
  }),
  finder({
    name: 'counts-impossible',
    reads: ['c.contact_count', 'c.sent_count', 'c.failed_count', 'c.skipped_count'],
    from: `FROM campaigns AS c WHERE ${impossibleCounts}`,
    detail: words.findings.countsImpossible,
  }),
  totalsFinder('counts-differ-from-messages', (campaign, messages) => {
    if (messages.contact_count === 0) return null;
    if (countColumns.every((column) => campaign[column] === messages[column])) return null;
    return words.findings.countsDiffer(four(campaign), four(messages));
  }),
  finder({
    name: 'settled-but-not-completed',
    reads: ['c.status'],
    from: `FROM campaigns AS c
      WHERE c.status IN ('sending', 'paused')
        AND (c.original_figures IS NULL OR c.original_repaired_at IS NOT NULL)
        AND c.sent_count + c.failed_count + c.skipped_count >= c.contact_count`,
    detail: words.findings.settledNotCompleted,
  }),
  totalsFinder('completed-but-not-settled', ({ status }, messages) => {
    const { queued, sending, scheduled, unconfirmed, canceled } = messages;
    const left = queued + sending + scheduled + unconfirmed + canceled;
    if (status !== 'completed' || left === 0) return null;
    return words.findings.completedNotSettled(left);
  }),
  totalsFinder('queued-in-canceled', ({ status }, { queued }) =>
    status === 'canceled' && queued > 0 ? words.findings.queuedInCanceled(queued) : null,
  ),
  totalsFinder('canceled-in-running', ({ status }, { canceled }) =>
    (status === 'sending' || status === 'paused') && canceled > 0
      ? words.findings.canceledInRunning(canceled, status)
      : null,
  ),
];

const day = 24 * 3_600_000;

const knownPauses = sqlTexts(pauseCodes);

/** What must hold of each campaign by itself. */
export const campaignRules: readonly Rule[] = [
  columnRule({
    name: 'campaign-status-impossible',
    table: 'campaigns',
    where: `status NOT IN (${sqlTexts(campaignStatuses)})`,
    reads: ['status'],
    detail: words.findings.unknownStatus,
    set: `status = CASE WHEN started_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM messages WHERE campaign_id = campaigns.id) THEN 'draft' ELSE 'paused' END`,
  }),
  columnRule({
    name: 'campaign-gateway-impossible',
    table: 'campaigns',
    where: `gateway NOT IN (${sqlTexts(gatewayKinds)})`,
    reads: ['gateway'],
    detail: words.findings.unknownGateway,
    set: `gateway = NULL, status = iif(status = 'sending', 'paused', status)`,
  }),
  jsonRule({
    name: 'audience-impossible',
    column: 'audience',
    isRight: (value) => audienceSchema.safeParse(value).success,
    detail: words.findings.recipientsUnreadable,
    set: `audience = '{"listIds":[]}'`,
  }),
  jsonRule({
    name: 'plan-unreadable',
    column: 'plan',
    isRight: (value) => storedPlanSchema.safeParse(value).success,
    detail: words.findings.planUnreadable,
    // A budget or first texts may have held it: a person decides.
    set: `plan = '{}', status = iif(status = 'sending', 'paused', status)`,
  }),
  columnRule({
    name: 'plan-unreadable',
    table: 'campaign_revisions',
    where: `NOT json_valid(plan)`,
    detail: words.findings.planUnreadable,
    set: `plan = '{}'`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'deleted-impossible',
    table: 'campaigns',
    where: `deleted_at IS NOT NULL AND status <> 'draft'`,
    reads: ['status'],
    detail: words.findings.deletedStarted,
    set: `deleted_at = NULL`,
  }),
  columnRule({
    name: 'template-nameless',
    table: 'templates',
    where: `trim(name) = ''`,
    detail: words.findings.templateNameless,
    set: `name = 'Template ' || id`,
  }),
  jsonRule({
    name: 'original-figures-unreadable',
    column: 'original_figures',
    isRight: (value) => originalFiguresSchema.safeParse(value).success,
    detail: words.findings.oldFiguresUnreadable,
    set: `original_figures = NULL, original_repaired_at = NULL`,
  }),
  columnRule({
    name: 'campaign-mark-impossible',
    table: 'campaigns',
    where: `is_estimated NOT IN (0, 1) OR (original_repaired_at IS NOT NULL AND original_figures IS NULL)`,
    detail: words.findings.countsOriginInvalid,
    set: `is_estimated = (is_estimated <> 0),
          original_repaired_at = iif(original_figures IS NULL, NULL, original_repaired_at)`,
  }),
  columnRule({
    name: 'campaign-pause-impossible',
    table: 'campaigns',
    where: `paused_reason NOT IN (${knownPauses}) OR (paused_detail IS NOT NULL AND (
              paused_reason IS NULL OR NOT json_valid(paused_detail) OR json_type(paused_detail) <> 'object'))`,
    detail: words.findings.pauseReasonInvalid,
    set: `paused_detail = json_object('text', coalesce(paused_detail, paused_reason)), paused_reason = 'other'`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'campaign-times-impossible',
    table: 'campaigns',
    where: `min(created_at, updated_at, coalesce(started_at, created_at), coalesce(completed_at, created_at)) < 0
            OR max(created_at, updated_at, coalesce(started_at, 0), coalesce(completed_at, 0)) > :now + ${day}
            OR completed_at < started_at - ${day}`,
    detail: words.findings.campaignTimes,
    set: `created_at = ${sane('created_at')}, updated_at = ${sane('updated_at')},
          started_at = ${sane('started_at')},
          completed_at = max(${sane('completed_at')}, coalesce(${sane('started_at')}, 0))`,
  }),
];

/** A time that was: no later than now, no earlier than 1970; null stays null. */
function sane(column: string): string {
  return `min(max(${column}, 0), :now)`;
}
