import type { CampaignRun } from '../../src-shared/campaign/run.ts';
import type { CampaignSnapshot, GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { isBeforeStart, isDraft } from '../../src-shared/campaign/status.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import type { Application } from '../application.ts';
import type { SendingOptions } from '../data-folder.ts';
import { systemClock } from '../system-clock.ts';
import { printSnapshot } from './print-campaign.ts';
import {
  exitCodes,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

/** After a stop that is not done by then, it is said what it waits for, in milliseconds. */
const sayAfterMs = 1000;

/** Who terminates a process does not wait for ever: so long it may take to stop, in milliseconds. */
const terminationMs = 5000;

/** The options of `campaigns send`. */
export interface SendOptions {
  readonly gateway?: GatewayKind;
  readonly rate?: number;
  readonly ignoreQuietHours?: boolean;
  readonly unconfirmed?: 'hold' | 'requeue';
  readonly recheckAfter?: number;
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
  };
  return await withApplication(
    environment,
    globals,
    (app) => new Send(environment, globals, app, id).run(options.gateway),
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

  async run(gateway: GatewayKind | undefined): Promise<ExitCode> {
    if ((await this.#snapshot()).status !== 'completed') {
      const unsubscribe = this.#follow();
      const undo = this.#environment.onInterrupt((signal) => {
        if (this.#stopping === null) this.#stop();
        else if (signal === 'interrupt' && this.#mayEndAtOnce) this.#endAtOnce();
        if (signal !== 'interrupt') this.#later(terminationMs, () => this.#endAtOnce());
      });
      try {
        await this.#send(gateway);
      } finally {
        undo();
        unsubscribe();
        for (const cancel of this.#timers) cancel();
      }
    }
    const snapshot = await this.#snapshot();
    this.#print(snapshot);
    if (snapshot.status === 'completed') return exitCodes.done;
    this.#environment.log(snapshot.pausedReason ?? stateOf(snapshot));
    return snapshot.status === 'canceled' ? exitCodes.failed : exitCodes.paused;
  }

  async #send(gateway: GatewayKind | undefined): Promise<void> {
    const { campaigns, sending } = this.#app;
    const { status } = await this.#snapshot();
    try {
      if (isBeforeStart(status)) await campaigns.start(this.#id, gateway);
      else await campaigns.resume(this.#id, gateway);
    } catch (error) {
      const isStopped = error instanceof UserError && error.code === 'canceled';
      if (!isStopped || this.#stopping === null) throw error;
    }
    await sending.idle();
    await this.#stopping;
  }

  #follow(): () => void {
    return this.#app.subscribe((event) => {
      if (event.name === 'campaigns.progress') this.#print(event.payload.snapshot);
      if (event.name === 'campaigns.run') this.#noteRun(event.payload);
    });
  }

  #noteRun({ phase, waitsForDatabase }: CampaignRun): void {
    if (phase !== this.#phase) {
      this.#phase = phase;
      const line = said[phase];
      if (line !== undefined && this.#stopping === null) this.#environment.log(line);
      // Before the first text: where nobody reads this any more, nobody is texted.
      if (phase === 'starting' || phase === 'sending') this.#printSnapshot();
    }
    if (waitsForDatabase && !this.#waitsForDatabase) {
      this.#environment.log('Another process is using the database. Waiting for it…');
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
    this.#app.campaigns.stopsNoted().then(end, end);
  }

  #later(delayMs: number, act: () => void): void {
    this.#timers.push(systemClock.after(delayMs, act));
  }

  async #snapshot(): Promise<CampaignSnapshot> {
    return (await this.#app.campaigns.get(this.#id)).snapshot;
  }

  #printSnapshot(): void {
    this.#snapshot().then(
      (snapshot) => this.#print(snapshot),
      (error: unknown) => this.#environment.log(String(error)),
    );
  }

  #print(snapshot: CampaignSnapshot): void {
    if (snapshot.id !== this.#id) return;
    const text = JSON.stringify(snapshot);
    if (text === this.#lastPrinted) return;
    this.#lastPrinted = text;
    printSnapshot(this.#environment, this.#globals, snapshot);
  }
}

/** Why a campaign that has no reason of its own did not come to its end. */
function stateOf({ name, status }: CampaignSnapshot): string {
  if (isDraft(status)) return `“${name}” was not started and is a draft again. Nothing was sent.`;
  return status === 'sending'
    ? 'The campaign is not finished; give the same command again to resume it.'
    : `The campaign is ${status}.`;
}
