import { temporaryDatabase } from '../../../support/database.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

export function setUp() {
  const clock = createManualClock();
  return { clock, db: temporaryDatabase() };
}
