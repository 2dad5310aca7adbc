/*
 * English for what the window does not say itself: `main/` is said by src-main, `shared/` by src-shared.
 * Each topic is an export of its own, so that the window goes without topics that it never says.
 */
export { alerts } from './main/alerts.ts';
export { backups } from './main/backups.ts';
export { campaigns } from './main/campaigns.ts';
export { database } from './main/database.ts';
export { findings } from './main/findings.ts';
export { history } from './main/history.ts';
export { oldSystem } from './main/old-system.ts';
export { salvage } from './main/salvage.ts';
export { sending } from './main/sending.ts';
export { shell } from './main/shell.ts';
export { start } from './main/start.ts';
export { work } from './main/work.ts';
export { damage } from './shared/damage.ts';
export { defaults } from './shared/defaults.ts';
export { fields } from './shared/fields.ts';
export { pauses } from './shared/pauses.ts';
export { phone } from './shared/phone.ts';
export { reasons } from './shared/reasons.ts';
export { repairReport } from './shared/repair-report.ts';
export { templates } from './shared/templates.ts';
export { twilioErrors } from './shared/twilio-errors.ts';
