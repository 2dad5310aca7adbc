import type { CampaignRun } from '../../../src-shared/campaign/run.ts';
import type {
  CampaignSnapshot,
  GatewayKind,
  LiveProgress,
} from '../../../src-shared/campaign/snapshot.ts';
import { isBeforeStart, isDraft } from '../../../src-shared/campaign/status.ts';
import type { HandOverTime } from '../../../src-shared/campaign/hand-over.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import type { Application } from '../../application.ts';
import type { SendingOptions } from '../../application/data-folder.ts';
import { systemClock } from '../../system-clock.ts';
import { failureLines, finishLine, waitLine } from '../live-lines.ts';
import { printSnapshot } from './print-campaign.ts';
import {
  exitCodes,
  isoTime,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from '../session.ts';

/** After a stop that is not done by then, it is said what it waits for, in milliseconds. */
const sayAfterMs = 1000;

/** An end that is nearer, or has moved by less, is not said, in milliseconds. */
const leastSaidMs = 10_000;

/** Who terminates a process does not wait for ever: so long it may take to stop, in milliseconds. */
const terminationMs = 5000;

/** Exit: everything is with the provider's scheduler, and this computer has nothing left to do. */
function isHandedOver({ status, queuedCount, scheduledCount }: CampaignSnapshot): boolean {
  return status === 'sending' && queuedCount === 0 && scheduledCount > 0;
}

/** The options of `campaigns send`. */
export interface SendOptions {
  readonly gateway?: GatewayKind;
  readonly rate?: number;
  readonly ignoreQuietHours?: boolean;
  readonly unconfirmed?: 'hold' | 'requeue';
  readonly recheckAfter?: number;
  readonly inFlight?: number;
  /** Hands it over to the provider's scheduler instead of sending it from here. */
  readonly handOver?: HandOverTime;
}

/** Starts or resumes a campaign, and stays with it until it ends or somebody stops it. */
export async function sendCampaign(
  environment: Environment,
  globals: GlobalOptions,
  id: number,
  options: SendOptions,
): Promise<ExitCode> {
  const engine: SendingOptions['engine'] = {
    ...(options.rate === undefined ? {} : { segmentsPerSecond: options.rate }),
    ...(options.ignoreQuietHours === true
      ? { quietHours: { ...defaultQuietHours, enabled: false } }
      : {}),
    ...(options.unconfirmed === undefined ? {} : { unconfirmedPolicy: options.unconfirmed }),
    ...(options.recheckAfter === undefined ? {} : { recheckAfterMs: options.recheckAfter * 1000 }),
    ...(options.inFlight === undefined ? {} : { mostInFlight: options.inFlight }),
  };
  return await withApplication(
    environment,
    globals,
    (app) => new Send(environment, globals, app, id).run(options.gateway, options.handOver ?? null),
    { engine, onlyCampaign: id },
  );
}

/** What is said when a phase of the start begins. */
const said: Partial<Readonly<Record<CampaignRun['phase'], string>>> = {
  'backing-up': 'Backing up before the campaign starts…',
  preparing: 'Preparing the messages…',
};

/** One campaign that is being sent at the command line. */
class Send {
  readonly #environment: Environment;
  readonly #globals: GlobalOptions;
  readonly #app: Application;
  readonly #id: number;
  #lastPrinted = '';
  #lastSaid = '';
  #saidFinish = 0;
  #phase: CampaignRun['phase'] = 'idle';
  #waitsForDatabase = false;
  /** The stop that was asked for; null as long as nobody did. */
  #stopping: Promise<void> | null = null;
  /** Whether it was said that Ctrl+C ends it at once: the same one may come twice, by way of npm. */
  #mayEndAtOnce = false;
  readonly #timers: (() => void)[] = [];

  constructor(environment: Environment, globals: GlobalOptions, app: Application, id: number) {
    this.#environment = environment;
    this.#globals = globals;
    this.#app = app;
    this.#id = id;
  }

  async run(gateway: GatewayKind | undefined, handOver: HandOverTime | null): Promise<ExitCode> {
    if ((await this.#snapshot()).status !== 'completed') {
      const unsubscribe = this.#follow();
      const undo = this.#environment.onInterrupt((signal) => {
        if (this.#stopping === null) this.#stop();
        else if (signal === 'interrupt' && this.#mayEndAtOnce) this.#endAtOnce();
        if (signal !== 'interrupt') this.#later(terminationMs, () => this.#endAtOnce());
      });
      try {
        await this.#send(gateway, handOver);
      } finally {
        undo();
        unsubscribe();
        for (const cancel of this.#timers) cancel();
      }
    }
    const snapshot = await this.#snapshot();
    await this.#printEnd(snapshot);
    if (snapshot.status === 'completed') return this.#exitCodeOfCompleted(snapshot);
    if (isHandedOver(snapshot)) {
      this.#environment.log(
        'Twilio sends these texts at their time. The computer can be switched off.',
      );
      return exitCodes.done;
    }
    this.#environment.log(snapshot.pausedReason ?? stateOf(snapshot));
    if (snapshot.pausedReasonCode === 'unconfirmed') {
      this.#environment.log(
        `To decide: campaigns decide ${this.#id} send-again (or mark-as-sent, or skip). To send such messages again by itself: campaigns send ${this.#id} --unconfirmed requeue`,
      );
    }
    return snapshot.status === 'canceled' ? exitCodes.failed : exitCodes.paused;
  }

  /** A campaign that reached nobody does not end like one that reached everybody. */
  #exitCodeOfCompleted({ sentCount, undeliveredCount, contactCount }: CampaignSnapshot): ExitCode {
    if (contactCount === 0 || sentCount > undeliveredCount) return exitCodes.done;
    this.#environment.log('Nobody was reached.');
    return exitCodes.failed;
  }

  /** How it ended, and why people were not reached. */
  async #printEnd(snapshot: CampaignSnapshot): Promise<void> {
    const failures = await this.#app.messages.failures(this.#id);
    if (failures.length === 0) return this.#print(snapshot);
    if (this.#globals.json === true) {
      printSnapshot(this.#environment, this.#globals, snapshot, { failures });
      return;
    }
    this.#print(snapshot);
    for (const line of failureLines(failures)) this.#environment.output(line);
  }

  async #send(gateway: GatewayKind | undefined, handOver: HandOverTime | null): Promise<void> {
    const { campaigns, sending } = this.#app;
    const { status } = await this.#snapshot();
    try {
      const begin = () =>
        isBeforeStart(status)
          ? campaigns.start(this.#id, gateway)
          : campaigns.resume(this.#id, gateway);
      const started = await (handOver === null
        ? begin()
        : campaigns.handOver(this.#id, { time: handOver }));
      // Receipts can say that nothing arrives: then sending stops.
      // Or that enough of the first texts arrived, also in practice.
      const { plan } = (await campaigns.get(this.#id)).draft;
      if (started.gateway === 'twilio' || plan?.canary !== undefined) {
        await this.#app.receipts.follow();
      }
    } catch (error) {
      const isStopped = error instanceof UserError && error.code === 'canceled';
      if (!isStopped || this.#stopping === null) throw error;
    }
    await sending.idle();
    // What is canceled there because of an earlier stop goes once more.
    while (this.#stopping === null && (await this.#snapshot()).scheduledCount > 0) {
      const { hasQueued } = await this.#app.receipts.cancelScheduled();
      if (!hasQueued) break;
      await sending.resumeQueued();
      await sending.idle();
    }
    await this.#stopping;
  }

  #follow(): () => void {
    return this.#app.subscribe((event) => {
      if (event.name === 'campaigns.progress') this.#printLive(event.payload);
      if (event.name === 'campaigns.run') this.#noteRun(event.payload);
    });
  }

  #noteRun({ phase, waitsForDatabase, prepared }: CampaignRun): void {
    if (phase !== this.#phase) {
      this.#phase = phase;
      const line = said[phase];
      if (line !== undefined && this.#stopping === null) this.#environment.log(line);
      // Before the first text: where nobody reads this any more, nobody is texted.
      if (phase === 'starting' || phase === 'sending') this.#printSnapshot();
    }
    if (prepared !== null && this.#stopping === null) this.#printPrepared(prepared);
    if (waitsForDatabase && !this.#waitsForDatabase) {
      this.#environment.log('Waiting for other work on the database…');
    }
    this.#waitsForDatabase = waitsForDatabase;
  }

  #stop(): void {
    this.#environment.log('Stopping. Nothing more is sent; waiting for messages on their way…');
    this.#stopping = this.#app.campaigns
      .pause(this.#id, { code: 'interrupted' })
      .then(() => undefined)
      .catch((error: unknown) => {
        // It ended by itself in the same moment.
        if (error instanceof UserError && error.code === 'conflict') return;
        this.#environment.log(error instanceof Error ? error.message : String(error));
      });
    this.#later(sayAfterMs, () => {
      this.#mayEndAtOnce = true;
      this.#environment.log(
        'Still stopping. Nothing more is sent. Press Ctrl+C again to end at once: the campaign stays stopped, and messages on their way are looked up at the next start.',
      );
    });
  }

  /** Ends the process as soon as the stop is on the disk, in the database or in a note. */
  #endAtOnce(): void {
    const end = () => this.#environment.endAtOnce(exitCodes.paused);
    this.#app.campaigns.stopsOnDisk().then(end, end);
  }

  #later(delayMs: number, act: () => void): void {
    this.#timers.push(systemClock.after(delayMs, act));
  }

  async #snapshot(): Promise<CampaignSnapshot> {
    return (await this.#app.campaigns.get(this.#id)).snapshot;
  }

  /** How many messages are written before the start: JSON beside the snapshot, or a line on standard error. */
  #printPrepared(prepared: NonNullable<CampaignRun['prepared']>): void {
    if (this.#globals.json === true) {
      this.#printSnapshot({ prepared });
      return;
    }
    const { done, total } = prepared;
    const [written, all] = [done, total].map((count) => count.toLocaleString('en'));
    this.#environment.log(`Preparing ${written} of ${all}…`);
  }

  #printSnapshot(more?: Readonly<Record<string, unknown>>): void {
    this.#snapshot().then(
      (snapshot) => this.#print(snapshot, more),
      (error: unknown) => this.#environment.log(String(error)),
    );
  }

  /** How it stands while it is sent, what it waits for and until when, and when it will be done. */
  #printLive(live: LiveProgress): void {
    const { snapshot, waiting, finishesAt, secondsLeft } = live;
    if (snapshot.id !== this.#id) return;
    const isJson = this.#globals.json === true;
    this.#print(snapshot, {
      waiting: waiting && { reason: waiting.reason, until: isoTime(waiting.until) },
      finishesAt: isoTime(finishesAt),
      secondsLeft,
    });
    const wait = waitLine(live);
    if (isJson || this.#stopping !== null) return;
    const isNewWait = wait !== null && wait !== this.#lastSaid;
    if (isNewWait) this.#environment.output(wait);
    this.#lastSaid = wait ?? '';
    this.#sayFinish(live, isNewWait);
  }

  /** Says when it will be done: at first, after each wait, and where that has moved a lot. */
  #sayFinish(live: LiveProgress, isAsked: boolean): void {
    const { finishesAt } = live;
    const line = finishLine(live);
    if (finishesAt === null || line === null) return;
    const moved = Math.abs(finishesAt - this.#saidFinish);
    const left = finishesAt - systemClock.now();
    if (left < leastSaidMs || (!isAsked && moved < Math.max(leastSaidMs, left / 4))) return;
    this.#saidFinish = finishesAt;
    this.#environment.output(line);
  }

  #print(snapshot: CampaignSnapshot, more?: Readonly<Record<string, unknown>>): void {
    if (snapshot.id !== this.#id) return;
    const news = [more?.['waiting'] ?? null, more?.['prepared'] ?? null];
    const text = JSON.stringify(this.#globals.json === true ? [snapshot, news] : snapshot);
    if (text === this.#lastPrinted) return;
    this.#lastPrinted = text;
    printSnapshot(this.#environment, this.#globals, snapshot, more);
  }
}

/** Why a campaign that has no reason of its own did not come to its end. */
function stateOf({ name, status }: CampaignSnapshot): string {
  if (isDraft(status)) return `“${name}” was not started and is a draft again. Nothing was sent.`;
  return status === 'sending'
    ? 'The campaign is not finished; give the same command again to resume it.'
    : `The campaign is ${status}.`;
}
