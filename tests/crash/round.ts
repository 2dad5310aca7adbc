import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../support/fake-twilio/faults.ts';
import { examineEnd } from './examine-end.ts';
import { inspectFolder, type Inspection } from './inspect.ts';
import { attemptKey, readEvents } from './journal.ts';
import { drawMoment, killAt } from './kill-moment.ts';
import type { Explanations } from './promises.ts';
import { startProvider, type Provider, type ProviderReport } from './provider.ts';
import type { Tally } from './tally.ts';
import { addCampaign } from './template.ts';
import { commandLineFile, threadsProgramFile } from '../support/program.ts';

const isOpen = new Set(['queued', 'sending', 'unconfirmed']);

/** The command line in one thread, or with the threads that the window has. */
const programs = {
  place: commandLineFile,
  threads: threadsProgramFile,
} as const;

/** The provider shows a message so late; two look-ups are further apart, as the real setting is. */
const visibleAfterMs = 300;
const recheckAfterSeconds = 1;

/** A process that does not come to its end within so long hangs, in milliseconds. */
const longestRunMs = 180_000;

export interface RoundOptions {
  readonly seed: number;
  /** At most this many kills. */
  readonly kills: number;
  /** A folder that does not exist yet. */
  readonly folder: string;
  /** A data folder with campaigns that are all drafts. */
  readonly template: string;
  /** How long a command takes to start, in milliseconds. */
  readonly startUpMs: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Messages that may be in flight, and in doubt after a kill. */
  readonly inFlight: number;
  /** Where everything runs: in the thread of the command, or in those that the window has. */
  readonly runsIn: keyof typeof programs;
  readonly verdicts: Explanations;
  readonly tally: Tally;
}

/** Sends all campaigns of one data folder, killing each process until the kills are used up. */
export async function playRound(options: RoundOptions): Promise<void> {
  const { folder, seed } = options;
  cpSync(options.template, folder, { recursive: true });
  mkdirSync(path.join(folder, 'journal'), { recursive: true });
  const provider = await startProvider({ seed, visibleAfterMs }, options.env);
  try {
    await new Round(options, provider).play();
  } finally {
    await provider.close();
  }
}

class Round {
  readonly #options: RoundOptions;
  readonly #provider: Provider;
  readonly #random: () => number;
  /** Attempts that the database was seen to know as not sent before they were tried again. */
  readonly #knownNotSent = new Set<string>();
  /** Attempts of which an end of a process left it open what became of them. */
  readonly #interrupted = new Set<string>();
  #proofs = 0;

  constructor(options: RoundOptions, provider: Provider) {
    this.#options = options;
    this.#provider = provider;
    this.#random = seededRandom(options.seed);
  }

  async play(): Promise<void> {
    let killsLeft = this.#options.kills;
    for (;;) {
      const id = this.#drawUnfinished();
      if (id === undefined) break;
      if (killsLeft === 0) {
        if (!(await this.#runToItsEnd(id)) || !(await this.#proveTheList())) break;
      } else if (await this.#runUntilKilled(id)) {
        killsLeft -= 1;
      }
    }
    const { verdicts, tally, folder } = this.#options;
    examineEnd({
      inspection: inspectFolder(folder),
      folder,
      report: await this.#provider.report(),
      knownNotSent: this.#knownNotSent,
      interrupted: this.#interrupted,
      recheckAfterMs: recheckAfterSeconds * 1000,
      verdicts,
      tally,
    });
  }

  #drawUnfinished(): number | undefined {
    const left = inspectFolder(this.#options.folder).campaigns.filter(
      ({ status }) => status !== 'completed',
    );
    return left[Math.floor(this.#random() * left.length)]?.id;
  }

  #send(id: number): { readonly process: ChildProcess; readonly log: () => string } {
    const rates = ['0', '20', '50', '100', '200'];
    const rate = rates[Math.floor(this.#random() * rates.length)] ?? '0';
    const options = ['--gateway', 'twilio', '--rate', rate, '--ignore-quiet-hours', '--json'];
    const { env, folder, runsIn, inFlight } = this.#options;
    const policy = ['--unconfirmed', 'requeue', '--recheck-after', String(recheckAfterSeconds)];
    policy.push('--in-flight', String(inFlight));
    const child = spawn(
      process.execPath,
      [programs[runsIn], '--data', folder, 'campaigns', 'send', String(id), ...options, ...policy],
      {
        env: { ...env, ...this.#provider.variables, OVO_TWILIO_TIMEOUT_MS: '1500' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let log = '';
    child.stderr.on('data', (chunk) => (log += String(chunk)));
    return { process: child, log: () => log.trim() };
  }

  /** Whether the process was killed; false where it came to its end before. */
  async #runUntilKilled(id: number): Promise<boolean> {
    const { folder, startUpMs } = this.#options;
    const moment = drawMoment(this.#random, startUpMs);
    const { process: victim, log } = this.#send(id);
    // Now and then somebody tries to send from the same folder at the same time.
    const rival = this.#random() < 0.1 ? this.#send(id).process : null;
    const rivalEnded = rival === null ? null : once(rival, 'exit');
    const wasKilled = await killAt(moment, victim, {
      folder,
      provider: this.#provider,
      latestMs: startUpMs + 4000,
    });
    rival?.kill('SIGKILL');
    await rivalEnded;
    const inspection = this.#inspect();
    if (rival === null && !wasKilled) this.#expectEnd(victim, log());
    if (wasKilled) {
      this.#noteKill(inspection, await this.#provider.report());
    }
    return wasKilled;
  }

  #noteKill(inspection: Inspection, report: ProviderReport): void {
    const { folder, tally, inFlight, verdicts } = this.#options;
    const inDoubt = tally.noteKill(inspection, readEvents(folder, inspection), report);
    if (inDoubt <= inFlight) return;
    verdicts.note('after every kill no more messages are in doubt than may be in flight', [
      `${inDoubt} in doubt, ${inFlight} in flight`,
    ]);
  }

  /** Whether it may be tried once more; false where it hangs. */
  async #runToItsEnd(id: number): Promise<boolean> {
    const { process: child, log } = this.#send(id);
    const timer = setTimeout(() => child.kill('SIGKILL'), longestRunMs);
    await once(child, 'exit');
    clearTimeout(timer);
    this.#inspect();
    this.#expectEnd(child, log());
    return child.exitCode === 0 || child.exitCode === 3;
  }

  /**
   * Sends one more text where only messages are left that were not found: the provider's list is known to
   * be up to date once it shows something newer. Whether it may be tried once more.
   */
  async #proveTheList(): Promise<boolean> {
    const { folder, env } = this.#options;
    const open = this.#inspect().messages.filter(({ status }) => isOpen.has(status));
    if (open.length === 0 || open.some(({ status }) => status !== 'unconfirmed')) return true;
    this.#proofs += 1;
    const name = `Proof ${this.#proofs}`;
    await addCampaign(folder, env, { name, list: 'One person', body: name });
    const id = Math.max(...this.#inspect().campaigns.map((campaign) => campaign.id));
    return this.#runToItsEnd(id);
  }

  /** Completed, or paused because nothing got through; never anything else. */
  #expectEnd(child: ChildProcess, log: string): void {
    if (child.exitCode === 0 || child.exitCode === 3) return;
    this.#options.verdicts.note('a command ends as it should', [
      `it ended with ${child.exitCode ?? child.signalCode}: ${log}`,
    ]);
  }

  #inspect(): Inspection {
    const { folder, verdicts } = this.#options;
    const inspection = inspectFolder(folder);
    verdicts.note('after every kill the database is whole', inspection.damage);
    verdicts.note('after every kill the counts are those of the rows', inspection.miscounts);
    verdicts.note('after every kill nothing is sent that has no sid', inspection.withoutSid);
    verdicts.note('after every kill progress is between 0 and 100', inspection.impossibleProgress);
    for (const message of inspection.messages) {
      const { status, attempt, reason } = message;
      const isBack = status === 'queued' && attempt > 0;
      // After look-ups the provider's own account of them has to show that they were made.
      if (isBack && reason !== 'not-found') {
        this.#knownNotSent.add(attemptKey(message));
      }
      if (status === 'sending' || status === 'unconfirmed') {
        this.#interrupted.add(attemptKey(message));
      }
    }
    return inspection;
  }
}
