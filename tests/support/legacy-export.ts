import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fictionalPhone } from './campaigns.ts';

/** How mongoexport wrote the files. */
export type ExportForm = 'lines' | 'array' | 'pretty';

/** Extended JSON as mongoexport writes it: version 1 and 2 (relaxed), or 2 canonical. */
export type ExportVersion = 'relaxed' | 'canonical';

interface OldCampaign {
  readonly key: string;
  readonly status: string;
  readonly contactCount: number;
  readonly sentCount: number;
  readonly failedCount: number;
  readonly progress: number;
}

/** Campaigns of the old system: five above 100 %, and others that hung, stopped or were fine. */
export const oldCampaigns: readonly OldCampaign[] = [
  {
    key: 'at292',
    status: 'sending',
    contactCount: 100,
    sentCount: 85,
    failedCount: 15,
    progress: 292,
  },
  {
    key: 'sent250',
    status: 'sending',
    contactCount: 100,
    sentCount: 250,
    failedCount: 0,
    progress: 250,
  },
  {
    key: 'at290',
    status: 'processing',
    contactCount: 10,
    sentCount: 24,
    failedCount: 5,
    progress: 290,
  },
  {
    key: 'doneAt130',
    status: 'completed',
    contactCount: 10,
    sentCount: 12,
    failedCount: 1,
    progress: 130,
  },
  {
    key: 'gone',
    status: 'sending',
    contactCount: 50,
    sentCount: 100,
    failedCount: 40,
    progress: 280,
  },
  { key: 'stuck', status: 'sending', contactCount: 6, sentCount: 2, failedCount: 0, progress: 33 },
  {
    key: 'neverClosed',
    status: 'sending',
    contactCount: 4,
    sentCount: 4,
    failedCount: 0,
    progress: 100,
  },
  {
    key: 'fine',
    status: 'completed',
    contactCount: 5,
    sentCount: 4,
    failedCount: 1,
    progress: 100,
  },
  { key: 'draft', status: 'draft', contactCount: 0, sentCount: 0, failedCount: 0, progress: 0 },
];

interface OldMessage {
  readonly campaign: string | null;
  readonly person: number;
  readonly status: string;
}

function people(campaign: string | null, from: number, to: number, status: string) {
  return Array.from({ length: to - from }, (_, index) => ({
    campaign,
    person: from + index,
    status,
  }));
}

/** What the export has of messages: `gone` lost all of its own. */
const oldMessages: readonly OldMessage[] = [
  ...people('at292', 0, 85, 'sent'),
  ...people('at292', 85, 100, 'failed'),
  // Each was sent two or three times over.
  ...people('sent250', 0, 100, 'sent'),
  ...people('sent250', 0, 100, 'sent'),
  ...people('sent250', 0, 50, 'sent'),
  ...people('at290', 0, 8, 'sent'),
  ...people('at290', 8, 10, 'failed'),
  ...people('doneAt130', 0, 9, 'sent'),
  ...people('doneAt130', 9, 10, 'failed'),
  ...people('stuck', 0, 2, 'sent'),
  ...people('stuck', 2, 3, 'sending'),
  ...people('stuck', 3, 6, 'queued'),
  ...people('neverClosed', 0, 4, 'sent'),
  ...people('fine', 0, 4, 'sent'),
  ...people('fine', 4, 5, 'failed'),
  ...people('noSuchCampaign', 0, 3, 'sent'),
  ...people(null, 50, 52, 'sent'),
  ...people(null, 52, 53, 'queued'),
];

const createdAt = '2024-03-01T09:00:00.000Z';
const completedAt = '2024-03-01T10:00:00.000Z';

/** Writes the export of the old system to a folder; returns the two files. */
export function writeLegacyExport(
  folder: string,
  form: ExportForm = 'lines',
  version: ExportVersion = 'relaxed',
): { readonly campaigns: string; readonly messages: string } {
  const int = (value: number) => (version === 'canonical' ? { $numberInt: String(value) } : value);
  const date = (iso: string) =>
    version === 'canonical' ? { $date: { $numberLong: String(Date.parse(iso)) } } : { $date: iso };
  const campaigns = oldCampaigns.map((campaign) => ({
    _id: { $oid: `camp-${campaign.key}` },
    name: `Old ${campaign.key}`,
    message: 'Sale on Friday, {name}!',
    status: campaign.status,
    contactCount: int(campaign.contactCount),
    sentCount: int(campaign.sentCount),
    failedCount: int(campaign.failedCount),
    progress: int(campaign.progress),
    createdAt: date(createdAt),
    completedAt: campaign.status === 'completed' ? date(completedAt) : null,
  }));
  const messages = oldMessages.map(({ campaign, person, status }, index) => ({
    _id: { $oid: `msg-${index}` },
    campaignId: campaign === null ? null : { $oid: `camp-${campaign}` },
    phoneNumber: fictionalPhone(person),
    message: 'Sale on Friday!',
    status,
    retryCount: int(status === 'failed' ? 5 : 0),
    sentAt: status === 'sent' ? date(completedAt) : null,
    error: status === 'failed' ? 'Error 30006: landline or unreachable carrier' : null,
  }));
  return {
    campaigns: write(path.join(folder, 'smscampaigns.json'), campaigns, form),
    messages: write(path.join(folder, 'smsmessages.json'), messages, form),
  };
}

function write(file: string, documents: readonly unknown[], form: ExportForm): string {
  const text =
    form === 'lines'
      ? documents.map((document) => `${JSON.stringify(document)}\n`).join('')
      : form === 'array'
        ? `\uFEFF[${documents.map((document) => JSON.stringify(document)).join(',\n')}]\n`
        : documents.map((document) => `${JSON.stringify(document, null, 2)}\n`).join('');
  writeFileSync(file, text);
  return file;
}
