import type { Command } from 'commander';
import path from 'node:path';
import type {
  BulkAction,
  Contact,
  ContactCampaign,
  ContactDetail,
  ContactMessage,
} from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { counted } from './counted.ts';
import { addImportCommands } from './contact-imports.ts';
import {
  collectTags,
  requireFilter,
  requireSelection,
  withFilterOptions,
  type FilterOptions,
} from './contact-options.ts';
import {
  isoTime,
  parseAmount,
  withApplication,
  type Environment,
  type GlobalOptions,
} from './session.ts';

/** Texts and campaigns of one contact that are shown. */
const mostOfContact = 100;

/** Adds `contacts …` to the program. */
export function addContactCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;

  const contacts = program
    .command('contacts')
    .description('bring contacts in and out, find, tag and remove them');
  addImportCommands(contacts, environment, globals);

  withFilterOptions(contacts.command('count').description('count the contacts')).action(
    (options: FilterOptions) =>
      withApplication(environment, globals(), async (app) => {
        const filter = await requireFilter(app, options);
        // Counting a list needs no thread.
        const isWhole = Object.keys(filter).every((key) => key === 'listIds');
        const count = await (isWhole ? app.contacts.count(options.list) : app.search.count(filter));
        output(isJson() ? JSON.stringify({ count }) : String(count));
      }),
  );

  withFilterOptions(
    contacts
      .command('list')
      .description('list contacts by name')
      .option('--limit <number>', 'at most so many, up to 500', parseAmount, 100)
      .option('--offset <number>', 'passes over so many first', parseAmount, 0),
  ).action((options: FilterOptions & { readonly limit: number; readonly offset: number }) =>
    withApplication(environment, globals(), async (app) => {
      const filter = await requireFilter(app, options);
      const limit = Math.min(500, Math.max(1, Math.floor(options.limit)));
      const offset = Math.floor(options.offset);
      const order = { sort: 'name', descending: false } as const;
      const { rows } = await app.search.page({ filter, offset, limit, ...order });
      if (isJson()) output(JSON.stringify(rows));
      else for (const contact of rows) output(describeContact(contact));
    }),
  );

  contacts
    .command('show')
    .description('show all that is known of one contact, and why it was texted or not')
    .argument('<number>', 'in any form')
    .action((number: string) =>
      withApplication(environment, globals(), async (app) => {
        const detail = await app.contacts.find(number);
        const page = { id: detail.contact.id, offset: 0, limit: mostOfContact };
        const { rows: campaigns } = await app.history.campaigns(page);
        const { rows: messages } = await app.history.messages(page);
        if (isJson()) output(JSON.stringify({ ...detail, campaigns, messages }));
        else for (const line of describeDetail(detail, campaigns, messages)) output(line);
      }),
    );

  withFilterOptions(
    contacts
      .command('export')
      .description('write contacts to a CSV that spreadsheets open and Ovo takes back as it was')
      .argument('<file>', 'the CSV to write'),
  ).action((file: string, options: FilterOptions) =>
    withApplication(environment, globals(), async (app) => {
      const target = path.resolve(environment.currentFolder, file);
      const filter = await requireFilter(app, options);
      const letGo = environment.onInterrupt(() => void app.contacts.cancelExport());
      try {
        const selection = { kind: 'filter', filter, except: [] } as const;
        const written = await app.contacts.export(target, selection);
        output(
          isJson() ? JSON.stringify(written) : `${counted(written.rows, 'contact')} in ${target}`,
        );
      } finally {
        letGo();
      }
    }),
  );

  withFilterOptions(
    contacts
      .command('remove')
      .description('remove contacts; what was sent to them, and who must not be texted, stays')
      .argument('[numbers...]', 'in any form'),
  ).action((numbers: readonly string[], options: FilterOptions) =>
    withApplication(environment, globals(), async (app) => {
      const selection = await requireSelection(app, numbers, options);
      const action = await app.contacts.remove(selection);
      output(isJson() ? JSON.stringify(action) : describeAction(action, 'removed'));
    }),
  );

  contacts
    .command('tag')
    .description('give contacts tags, and take tags away')
    .argument('[numbers...]', 'in any form')
    .option('--add <tag>', 'gives this tag; again for more', collectTags, [])
    .option('--remove <tag>', 'takes this tag away; again for more', collectTags, [])
    .option('--list <name>', 'everybody on this list')
    .option('--search <words>', 'everybody with these words')
    .action(
      (
        numbers: readonly string[],
        options: Omit<FilterOptions, 'tag' | 'withoutTag'> & {
          readonly add: readonly string[];
          readonly remove: readonly string[];
        },
      ) =>
        withApplication(environment, globals(), async (app) => {
          const { add, remove, ...rest } = options;
          if (add.length + remove.length === 0) {
            throw new UserError('usage', 'Say which tags: --add or --remove. Nothing was changed.');
          }
          const filter = { ...rest, tag: [], withoutTag: [] };
          const selection = await requireSelection(app, numbers, filter);
          const action = await app.contacts.tag(selection, { add, remove });
          output(isJson() ? JSON.stringify(action) : describeAction(action, 'tagged'));
        }),
    );
}

function describeAction({ actionId, changed, selected }: BulkAction, done: string): string {
  const undo = actionId === null ? '' : ` Undo it: contacts undo --action ${actionId}`;
  return `${changed} of ${counted(selected, 'contact')} ${done}.${undo}`;
}

function describeContact(contact: Contact): string {
  const { phone, firstName, lastName, email, tags, suppressedReason } = contact;
  return [
    phone,
    `${firstName} ${lastName}`.trim(),
    email,
    ...(tags.length === 0 ? [] : [`[${tags.join(', ')}]`]),
    ...(suppressedReason === null ? [] : [`must not be texted: ${suppressedReason}`]),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function describeDetail(
  detail: ContactDetail,
  campaigns: readonly ContactCampaign[],
  messages: readonly ContactMessage[],
): readonly string[] {
  const { contact, timeZone, consent, suppressions, lists, broughtBy } = detail;
  return [
    describeContact(contact),
    ...(contact.isLandline ? ['A landline, which most texts do not reach.'] : []),
    ...(timeZone === null ? [] : [`Time zone: ${timeZone}`]),
    ...Object.entries(contact.customFields).map(([name, value]) => `${name}: ${value}`),
    consent === null
      ? 'Nothing says that this person agreed to be texted.'
      : `Agreed to be texted ${isoTime(consent.at) ?? ''}: ${consent.method}, ${consent.source}`,
    ...suppressions.map(({ at, reason, evidence, liftedAt, liftedEvidence }) =>
      [
        `Must not be texted since ${isoTime(at) ?? ''}: ${reason}`,
        ...(evidence === null ? [] : [`(${evidence})`]),
        ...(liftedAt === null ? [] : [`– lifted ${isoTime(liftedAt) ?? ''}: ${liftedEvidence}`]),
      ].join(' '),
    ),
    ...(lists.length === 0 ? [] : [`On: ${lists.map(({ name }) => `“${name}”`).join(', ')}`]),
    ...(broughtBy === null
      ? [`Added ${isoTime(contact.createdAt) ?? ''}`]
      : [`Brought by ${broughtBy.fileName}, ${isoTime(broughtBy.at) ?? ''}`]),
    ...campaigns.map(({ campaignName, explanation }) => `“${campaignName}”: ${explanation}`),
    ...messages.map(
      ({ at, direction, status, body }) =>
        `${isoTime(at) ?? ''}  ${direction === 'inbound' ? 'from them' : status}  ${body}`,
    ),
  ];
}
