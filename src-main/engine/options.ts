import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { QuietHoursSetting } from '../../src-shared/settings/quiet-hours.ts';
import type { Clock, Gateway } from './ports.ts';
import type { MessageStore, ProgressSink, SendJournal } from './store-ports.ts';
import type { PlaceHours } from './quiet-hours.ts';
import type { CalendarDay } from './sender/sender-queue.ts';

export interface EngineSettings {
  /** Segments a second for each sender; 0 sets no limit of ours. */
  readonly segmentsPerSecond: number;
  /** Segments a day for each sender; 0 sets no limit. */
  readonly dailySegments: number;
  /** When people may be texted. */
  readonly quietHours: QuietHoursSetting;
  /** Whether the narrower hours of places are kept to as well; false unless given. */
  readonly placeHours?: boolean;
  /** A campaign is paused when more than this share (0 to 1) of its last 50 messages is refused. */
  readonly pauseAboveFailureShare: number;
  /** What to do with an unconfirmed message that was not found twice. */
  readonly unconfirmedPolicy: 'hold' | 'requeue';
  /** Milliseconds between two searches for an unconfirmed message. */
  readonly recheckAfterMs: number;
  /**
   * Messages of all senders that may be claimed and not recorded at the same time, 1 or more; unless
   * given, as many as the gateways take of each sender. So many can be in doubt once the process was killed, and
   * up to twice as many after a power cut, where the journal is on the disk and the database is not. They
   * are looked up at the provider, never sent again blindly. The fewer, the more often sending waits for
   * the disk.
   */
  readonly mostInFlight?: number;
}

export interface EngineOptions {
  readonly store: MessageStore;
  readonly gateway: (kind: GatewayKind) => Gateway;
  readonly journal: SendJournal;
  readonly clock: Clock;
  readonly progress: ProgressSink;
  /** Told of single messages whose status changed. */
  readonly onSingles?: (messageIds: readonly number[]) => void;
  /** The day of this computer's calendar that a time (milliseconds since 1970) belongs to. */
  readonly dayOf: (time: number) => CalendarDay;
  readonly settings: EngineSettings;
  /** What the law of places says; without, no place has hours of its own. */
  readonly places?: PlaceHours;
}
