import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { commandLine, type CommandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/database.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/files-of-programs');

const contactSchema = z
  .strictObject({
    phone: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    tags: z.array(z.string()),
    customFields: z.record(z.string(), z.string()),
    timeZone: z.string(),
    hasConsent: z.boolean(),
  })
  .partial()
  .required({ phone: true });

/** What is in `expected.json`: what the files are about, and what is right after all were imported. */
const expectedSchema = z.strictObject({
  about: z.string(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      country: z.string().optional(),
      doNotText: z.boolean().optional(),
    }),
  ),
  contacts: z.array(contactSchema).optional(),
  hasOthers: z.boolean().optional(),
  suppressed: z.array(z.string()).optional(),
  rejected: z.array(z.looseObject({ line: z.number() })).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
});

/** Imports the files one after the other; returns what the last import said. */
async function importAll(
  ovo: CommandLine,
  name: string,
  files: z.infer<typeof expectedSchema>['files'],
): Promise<unknown> {
  let result: unknown;
  for (const { file, country, doNotText = false } of files) {
    const inCountry = country === undefined ? [] : ['--country', country];
    const what = doNotText ? 'suppressions' : 'contacts';
    result = await ovo.json(what, 'import', path.join(folder, name, file), ...inCountry);
  }
  return result;
}

const cases = readdirSync(folder).map((name) => {
  const expected = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8'));
  return { name, ...expectedSchema.parse(expected) };
});

it.each(cases)(
  'in $name: $about',
  { timeout: 60_000 },
  async ({ name, files, contacts, hasOthers, ...expected }) => {
    const ovo = commandLine(path.join(temporaryFolder(), 'data'));
    const result = z
      .looseObject({ rejects: z.array(z.looseObject({ line: z.number() })) })
      .parse(await importAll(ovo, name, files));
    if (expected.result !== undefined) expect(result).toMatchObject(expected.result);
    if (expected.rejected !== undefined) {
      expect(result.rejects.map(({ line }) => line)).toEqual(
        expected.rejected.map(({ line }) => line),
      );
      expect(result.rejects).toMatchObject(expected.rejected);
    }
    if (expected.suppressed !== undefined) {
      const listed = z
        .array(z.object({ phone: z.string(), liftedAt: z.number().nullable() }))
        .parse(await ovo.json('suppressions', 'list'));
      const inForce = listed.filter(({ liftedAt }) => liftedAt === null).map(({ phone }) => phone);
      expect(inForce.toSorted()).toEqual(expected.suppressed.toSorted());
    }
    if (contacts === undefined) return;
    const found = z
      .array(z.looseObject({ phone: z.string(), consentAt: z.number().nullable() }))
      .parse(await ovo.json('contacts', 'list', '--limit', '500'));
    const byPhone = new Map(found.map((contact) => [contact.phone, contact]));
    for (const { hasConsent, timeZone, ...contact } of contacts) {
      const own = byPhone.get(contact.phone);
      expect(own).toMatchObject(contact);
      if (hasConsent !== undefined) expect(own?.consentAt !== null).toBe(hasConsent);
      if (timeZone !== undefined) {
        expect(await ovo.json('contacts', 'show', contact.phone)).toMatchObject({ timeZone });
      }
    }
    if (hasOthers !== true) expect(found).toHaveLength(contacts.length);
  },
);
