/*
 * English for what the window does not say itself: `main/` is said by src-main, `shared/` by src-shared.
 * Each topic is an export of its own, so that the window goes without topics that it never says.
 */
export { alerts } from './main/alerts.ts';
export { backups } from './main/maintenance/backups.ts';
export { campaigns } from './main/campaigns.ts';
export { contactsFiles } from './main/contacts-files.ts';
export { contacts } from './main/contacts.ts';
export { conversations } from './main/inbox/conversations.ts';
export { database } from './main/database.ts';
export { exporting } from './main/exporting.ts';
export { history } from './main/history.ts';
export { imports } from './main/imports.ts';
export { lists } from './main/lists.ts';
export { replies } from './main/inbox/replies.ts';
export { requests } from './main/requests.ts';
export { samples } from './main/samples.ts';
export { savedTemplates } from './main/saved-templates.ts';
export { sending } from './main/sending.ts';
export { simulator } from './main/simulator.ts';
export { singleMessages } from './main/inbox/single-messages.ts';
export { suppressions } from './main/suppressions.ts';
export { twilio } from './main/twilio.ts';
export { findings } from './main/maintenance/findings.ts';
export { oldSystem } from './main/maintenance/old-system.ts';
export { salvage } from './main/maintenance/salvage.ts';
export { shell } from './main/shell.ts';
export { start } from './main/start.ts';
export { work } from './main/work.ts';
export { writtenFiles } from './main/written-files.ts';
export { audience } from './shared/audience.ts';
export { damage } from './shared/damage.ts';
export { defaults } from './shared/defaults.ts';
export { fields } from './shared/fields.ts';
export { importFiles } from './shared/import-files.ts';
export { pauses } from './shared/pauses.ts';
export { phone } from './shared/phone.ts';
export { reasons } from './shared/reasons.ts';
export { pictures } from './shared/pictures.ts';
export { rejects } from './shared/rejects.ts';
export { starters } from './shared/starters.ts';
export { suppressionReasons } from './shared/suppression-reasons.ts';
export { repairReport } from './shared/repair-report.ts';
export { templates } from './shared/templates.ts';
export { twilioErrors } from './shared/twilio-errors.ts';
