import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimMessages } from '../../../../src-main/campaigns/sending/claims/claim.ts';
import { recordOutcomes } from '../../../../src-main/campaigns/sending/record-outcomes.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { createSteppedClock, inbound, sidOf, storeAll } from '../../../support/reply-reading.ts';

/** Schedules that are tried. */
const schedules = 10_000;

/** Messages of a campaign; it sends 100 a second. */
const people = 4;
const betweenMs = 10;

it(
  'nothing goes to a number once a pass has seen its STOP, in 10,000 schedules of passes and claims',
  { timeout: 300_000 },
  () => {
    const db = temporaryDatabase();
    db.sqlite.pragma('synchronous = OFF');
    const clock = createSteppedClock();
    const now = clock.now();
    const id = startedCampaign(db, { contacts: people, now });
    let index = 0;
    let seen = 0;
    const steps = fc.oneof(
      { weight: 3, arbitrary: fc.record({ claim: fc.integer({ min: 1, max: 2 }) }) },
      { weight: 2, arbitrary: fc.record({ stops: fc.integer({ min: 0, max: people - 1 }) }) },
      { weight: 1, arbitrary: fc.constant({ pass: true }) },
    );
    fc.assert(
      fc.property(fc.array(steps, { minLength: 3, maxLength: 8 }), (schedule) => {
        db.sqlite.exec('SAVEPOINT schedule');
        try {
          const optedOut = new Set<string>();
          const arrived: ReturnType<typeof inbound>[] = [];
          let at = now;
          for (const step of schedule) {
            at += betweenMs;
            if ('stops' in step) {
              index += 1;
              const from = fictionalPhone(step.stops);
              arrived.push(
                inbound(index, { from, body: 'STOP', receivedAt: at, sid: sidOf(index) }),
              );
            } else if ('pass' in step) {
              for (const { phone, effect } of storeAll(db, clock, arrived)) {
                if (effect === 'opted-out') optedOut.add(phone);
              }
              seen += optedOut.size;
            } else {
              const { claimed } = claimMessages(db, {
                campaignId: id,
                now: at,
                segments: 100,
                messages: step.claim,
                opening: () => ({ open: true, closesAt: Infinity }),
              });
              for (const { to } of claimed) {
                if (optedOut.has(to)) throw new Error(`${to} was claimed after its STOP.`);
              }
              recordOutcomes(
                db,
                claimed.map(({ messageId }) => ({
                  messageId,
                  event: 'accepted' as const,
                  sid: `SMout${messageId}`,
                })),
                at,
              );
            }
          }
        } finally {
          db.sqlite.exec('ROLLBACK TO schedule; RELEASE schedule');
        }
      }),
      { numRuns: schedules },
    );
    expect(seen).toBeGreaterThan(schedules / 10);
  },
);
