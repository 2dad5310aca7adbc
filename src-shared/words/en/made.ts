/*
 * English for what the window does not say itself: `main/` is said by src-main, `shared/` by src-shared.
 * Each topic is an export of its own, so that the window goes without topics that it never says.
 */
export { campaigns } from './main/campaigns.ts';
export { contactsFiles } from './main/contacts-files.ts';
export { database } from './main/database.ts';
export { history } from './main/history.ts';
export { imports } from './main/imports.ts';
export { sending } from './main/sending.ts';
export { work } from './main/work.ts';
export { damage } from './shared/damage.ts';
export { fields } from './shared/fields.ts';
export { importFiles } from './shared/import-files.ts';
export { pauses } from './shared/pauses.ts';
export { phone } from './shared/phone.ts';
export { reasons } from './shared/reasons.ts';
export { rejects } from './shared/rejects.ts';
export { templates } from './shared/templates.ts';
export { twilioErrors } from './shared/twilio-errors.ts';
