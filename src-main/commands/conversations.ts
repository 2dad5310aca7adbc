import { Option, type Command } from 'commander';
import {
  conversationFilters,
  conversationLimits,
  conversationOrders,
  conversationStates,
  type Conversation,
  type ConversationMessage,
  type ConversationQuery,
  type ConversationRow,
} from '../../src-shared/inbox/conversation.ts';
import type { HoldDecision } from '../../src-shared/inbox/hold.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Application } from '../application.ts';
import {
  isoTime,
  parseId,
  withApplication,
  type Environment,
  type GlobalOptions,
} from './session.ts';

/** Conversations that are read at once. */
const pageSize = 500;

interface DecideOptions {
  readonly optOut?: boolean;
  readonly keep?: boolean;
}

interface ListOptions extends Pick<ConversationQuery, 'state' | 'filter' | 'order'> {
  readonly campaign?: number;
}

/** Adds `conversations …` to the program. */
export function addConversationCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;
  const open = (act: (app: Application) => Promise<void>) =>
    withApplication(environment, globals(), act);

  const conversations = program
    .command('conversations')
    .description('conversations with people who replied or were texted by themselves');

  conversations
    .command('list', { isDefault: true })
    .description(
      'list them; those that are open unless told otherwise, and for to-decide, failed, opted-out and drafts all',
    )
    .addOption(
      new Option('--state <state>', 'only those that are')
        .choices(conversationStates)
        .default('open'),
    )
    .addOption(
      new Option('--filter <filter>', 'only those').choices(conversationFilters).default('all'),
    )
    .option('--campaign <id>', 'only replies to this campaign', parseId)
    .addOption(
      new Option('--order <order>', 'the newest, or who waits longest, first')
        .choices(conversationOrders)
        .default('newest'),
    )
    .action((options: ListOptions) =>
      open(async (app) => {
        const rows = await allOf(app, options);
        if (isJson()) output(JSON.stringify(rows));
        else for (const row of rows) output(lineOf(row));
      }),
    );

  conversations
    .command('show')
    .description('show everything that went to a number and came from there, the oldest first')
    .argument('<number>', 'in any form')
    .action((number: string) =>
      open(async (app) => {
        const { phone } = await phoneOf(app, number);
        const conversation = await app.conversations.get(phone);
        const messages = await messagesOf(app, phone);
        if (isJson()) output(JSON.stringify({ ...conversation, messages }));
        else for (const line of describe(conversation, messages)) output(line);
      }),
    );

  conversations
    .command('decide')
    .description('decide about a number that is held; “list --filter to-decide” has them')
    .argument('<number>', 'in any form')
    .option('--opt-out', 'must not be texted')
    .option('--keep', 'may be texted; what waits for that goes the next time that Ovo sends')
    .action((number: string, options: DecideOptions) =>
      open(async (app) => {
        const decision = decisionOf(options);
        const { phone } = await phoneOf(app, number);
        await app.replies.decide(phone, decision);
        if (isJson()) output(JSON.stringify({ phone, decision }));
        else output(`${phone} ${decision === 'kept' ? 'may be texted.' : 'must not be texted.'}`);
      }),
    );
}

/** Exactly one of the two has to be said. */
function decisionOf({ optOut = false, keep = false }: DecideOptions): HoldDecision {
  if (optOut !== keep) return optOut ? 'opted-out' : 'kept';
  throw new UserError('usage', 'Say what you decide: --opt-out or --keep. Nothing was changed.');
}

/** Short codes and names, which write too, are taken as they stand. */
async function phoneOf(app: Application, number: string): Promise<{ readonly phone: string }> {
  const known = await app.conversations.messages({ phone: number, before: null, limit: 1 });
  return known.messages.length > 0 ? { phone: number } : await app.conversations.phoneOf(number);
}

async function allOf(app: Application, options: ListOptions): Promise<readonly ConversationRow[]> {
  const { state, order, campaign = null } = options;
  const filter = campaign === null ? options.filter : 'campaign';
  const query: ConversationQuery = { state, filter, order, campaignId: campaign };
  const rows: ConversationRow[] = [];
  for (;;) {
    const page = await app.conversations.list({ query, offset: rows.length, limit: pageSize });
    rows.push(...page.rows);
    if (page.rows.length < pageSize) return rows;
  }
}

async function messagesOf(
  app: Application,
  phone: string,
): Promise<readonly ConversationMessage[]> {
  const limit = conversationLimits.messages;
  const pages: (readonly ConversationMessage[])[] = [];
  let before: { readonly at: number; readonly id: number } | null = null;
  do {
    const page = await app.conversations.messages({ phone, before, limit });
    pages.push(page.messages);
    before = page.older;
  } while (before !== null);
  return pages.toReversed().flat();
}

function marksOf(row: ConversationRow): readonly string[] {
  return [
    ...(row.isPractice ? ['practice'] : []),
    ...(row.unreadCount > 0 ? [`${row.unreadCount} unread`] : []),
    ...(row.needsDecision ? ['to decide'] : []),
    ...(row.isOptedOut ? ['opted out'] : []),
    ...(row.hasFailed ? ['failed'] : []),
    ...(row.draft === '' ? [] : ['draft']),
    ...(row.waitingSince === null ? [] : [`waiting since ${isoTime(row.waitingSince) ?? ''}`]),
  ];
}

function lineOf(row: ConversationRow): string {
  const { phone, name, lastAt, last } = row;
  const marks = marksOf(row).map((mark) => ` [${mark}]`);
  const text = last === null ? '' : `${last.direction === 'inbound' ? '' : 'You: '}${last.preview}`;
  return `${isoTime(lastAt) ?? ''}  ${name === '' ? phone : `${name} ${phone}`}${marks.join('')}  ${text}`.trimEnd();
}

function describe(
  { row, suppression, holds, notes }: Conversation,
  messages: readonly ConversationMessage[],
): readonly string[] {
  const marks = marksOf(row).map((mark) => ` [${mark}]`);
  return [
    `${row.name === '' ? row.phone : `${row.name} ${row.phone}`}  ${row.state}${marks.join('')}`,
    ...(suppression === null
      ? []
      : [`Must not be texted since ${isoTime(suppression.at) ?? ''}: ${suppression.reason}`]),
    ...holds.map(
      ({ reason, evidence, heldMessages }) =>
        `Held (${reason}): ${evidence}; ${heldMessages} held until somebody decides`,
    ),
    ...notes.map(({ at, text }) => `${isoTime(at) ?? ''}  Note: ${text}`),
    ...messages.map(
      ({ at, direction, status, body, problem }) =>
        `${isoTime(at) ?? ''}  ${direction === 'inbound' ? 'from them' : status}  ${body}${problem === null ? '' : `  (${problem})`}`,
    ),
  ];
}
