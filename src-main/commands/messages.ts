import { Option, type Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { gatewayKinds, type GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Application } from '../application.ts';
import { systemClock } from '../system-clock.ts';
import {
  exitCodes,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

type SingleMessageState = Awaited<ReturnType<Application['singleMessages']['get']>>;

/** How often it is looked what became of a text, in milliseconds: another process may send it. */
const lookEveryMs = 250;

/** A text that has not gone by then is taken back, in milliseconds: it never goes once the command is over. */
const longestWaitMs = 120_000;

interface SendTextOptions {
  readonly text: string;
  readonly sender?: string;
  readonly gateway?: GatewayKind;
}

/** Adds `messages send` to the program. */
export function addMessageCommands(
  program: Command,
  environment: Environment,
  finish: (code: ExitCode) => void,
): void {
  const globals = () => program.opts<GlobalOptions>();

  // Beside `messages <id>`, which shows those of a campaign.
  const messages = program.commands.find((command) => command.name() === 'messages');

  (messages ?? program.command('messages'))
    .command('send <number>')
    .description('send a text to one number, now; waits until it went, or says why not')
    .requiredOption('--text <text>', 'what it says')
    .option('--sender <sender>', 'who it comes from; the sender of the settings unless given')
    .addOption(
      new Option(
        '--gateway <gateway>',
        'what it goes through; as in the settings unless given',
      ).choices(gatewayKinds),
    )
    .action(async (number: string, options: SendTextOptions) => {
      const act = (app: Application) => sendText(environment, globals(), app, number, options);
      finish(await withApplication(environment, globals(), act, { onlySingleMessages: true }));
    });
}

async function sendText(
  environment: Environment,
  globals: GlobalOptions,
  app: Application,
  number: string,
  { text, sender, gateway }: SendTextOptions,
): Promise<ExitCode> {
  const { messageId } = await app.singleMessages.send({
    requestId: randomUUID(),
    phone: number,
    text,
    picture: null,
    goesAt: null,
    origin: 'command-line',
    ...(sender === undefined ? {} : { sender }),
    ...(gateway === undefined ? {} : { gateway }),
  });
  const state = await untilKnown(environment, app, messageId);
  const { phone, status, sid, isHeld, problem } = state;
  if (globals.json === true) {
    environment.output(JSON.stringify({ id: messageId, to: phone, status, sid, problem }));
  } else if (hasGone(state)) {
    environment.output(`Sent to ${phone}${state.isPractice ? ' (practice: nobody got it)' : ''}.`);
  }
  if (hasGone(state)) return exitCodes.done;
  environment.log(isHeld ? `${phone} is held until somebody decides in the inbox.` : whyNot(state));
  return isHeld || status === 'unconfirmed' ? exitCodes.paused : exitCodes.failed;
}

/** Waits until it is known what became of a text; one that cannot go for long, or is not wanted any more, is taken back. */
async function untilKnown(
  environment: Environment,
  app: Application,
  messageId: number,
): Promise<SingleMessageState> {
  let isInterrupted = false;
  const undo = environment.onInterrupt(() => {
    isInterrupted = true;
  });
  const endsAt = systemClock.elapsed() + longestWaitMs;
  try {
    for (;;) {
      const state = await app.singleMessages.get(messageId);
      const isOver = isInterrupted || systemClock.elapsed() > endsAt;
      if (state.isHeld || !isOpen(state)) return state;
      if (isOver && state.status !== 'queued') return state;
      if (isOver) await takeBack(app, messageId);
      else await new Promise<void>((resolve) => void systemClock.after(lookEveryMs, resolve));
    }
  } finally {
    undo();
  }
}

async function takeBack(app: Application, messageId: number): Promise<void> {
  try {
    await app.singleMessages.undo(messageId);
  } catch (error) {
    // It went in the same moment.
    if (!(error instanceof UserError) || error.code !== 'conflict') throw error;
  }
}

function isOpen({ status }: SingleMessageState): boolean {
  return ['queued', 'sending', 'unconfirmed'].includes(status);
}

function hasGone({ status }: SingleMessageState): boolean {
  return ['sent', 'delivered', 'undelivered', 'scheduled'].includes(status);
}

function whyNot({ status, phone, problem }: SingleMessageState): string {
  if (problem !== null) return problem;
  return status === 'unconfirmed'
    ? `It isn’t known whether the text to ${phone} went.`
    : `The text to ${phone} was not sent.`;
}
