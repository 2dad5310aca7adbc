import type { CDPSession, ElementHandle, Locator } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, type Ovo } from './app.ts';

/** What is typed: 40 characters, with capitals, spaces and digits. */
const words = 'Waltz bad nymph for quick jigs vex 12345';
const digits = '1234567890123456789012345678901234567890';

/** One field that loses something does not keep the others from being tried. */
const every = expect.configure({ soft: true });

/** Everything that one can type into: not what only offers a choice. */
const typeable = [
  'input:not([readonly],[type=hidden],[type=checkbox],[type=radio],[type=file],[type=button],[type=datetime-local])',
  'textarea:not([readonly],[aria-hidden=true])',
  '[contenteditable=true]',
].join();

/** Every text field of the window's sources: the file, and the name of each field in it. */
export type FieldCatalog = Readonly<Record<string, readonly (string | RegExp)[]>>;

/** How many text fields each file of the window has, by its path in `src-renderer`. */
export function fieldsInSources(): Readonly<Record<string, number>> {
  const folder = path.join(projectRoot, 'src-renderer');
  const counts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    // No user has the samples of the components.
    .filter((name) => !name.startsWith('showcase'))
    .map((name): [string, number] => {
      const source = readFileSync(path.join(folder, name), 'utf8');
      return [name.replaceAll(path.sep, '/'), countFields(source)];
    });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Fields of Mantine, choices that are searched by typing, and bare elements. */
function countFields(source: string): number {
  const imported = /import \{([^}]*)\} from '@mantine\/[a-z]+'/g;
  const names = [...source.matchAll(imported)].flatMap(([, list = '']) => list.split(','));
  const isField = (name: string) => /Input$|^Textarea$|^Autocomplete$/.test(name);
  const components = names.map((name) => name.trim()).filter(isField);
  const elements = [
    // A day and a time are put together of parts.
    ...components.map((name) => `<${name}\\b(?!\\s+type="datetime-local")`),
    '<textarea\\b',
    '<input\\b(?!\\s+type="checkbox")',
    '\\bcontentEditable\\b',
    '<MessageEditor\\b',
    '^\\s+searchable\\b',
  ];
  return [...source.matchAll(new RegExp(elements.join('|'), 'gm'))].length;
}

/** Types into fields faster than any person while the main process is busy, and keeps the names of the fields that it typed into. */
export class Typist {
  readonly #ovo: Ovo;
  readonly #typedInto = new Set<string>();
  #session: CDPSession | undefined;

  constructor(ovo: Ovo) {
    this.#ovo = ovo;
  }

  /** The names of the fields that were typed into. */
  get typedInto(): readonly string[] {
    return [...this.#typedInto];
  }

  /** Types into every field that is shown there, and then puts back what stood in it. */
  async typeIntoAll(place: Locator): Promise<void> {
    const fields = place.locator(typeable).filter({ visible: true });
    await expect(fields.first()).toBeVisible();
    const count = await fields.count();
    for (let index = 0; index < count; index += 1) {
      const field = await fields.nth(index).elementHandle();
      if (field !== null && (await field.isEnabled())) await this.#typeInto(field);
    }
  }

  async #typeInto(field: ElementHandle): Promise<void> {
    const name = await field.evaluate(nameOf);
    const { before, isNumeric, longest } = await field.evaluate(readField);
    const wanted = (isNumeric ? digits : words).slice(0, longest);
    await field.focus();
    await field.selectText();
    const endBusy = await keepBusy(this.#ovo);
    await this.#typeAtOnce(isNumeric ? digits : words);
    endBusy();
    const read = async () => {
      const { before: now } = await field.evaluate(readField);
      return isNumeric ? now.replaceAll(/\D/g, '') : now;
    };
    const message = `what stands in “${name}”`;
    await every.poll(read, { message, timeout: 5000 }).toBe(wanted);
    this.#typedInto.add(name);
    await field.fill(before);
    // Its menu closes when it is left.
    await this.#ovo.page.keyboard.press('Tab');
  }

  /** Each key press is on its way before the one before has arrived. */
  async #typeAtOnce(text: string): Promise<void> {
    this.#session ??= await this.#ovo.page.context().newCDPSession(this.#ovo.page);
    const session = this.#session;
    const pressed = Array.from(text).flatMap((character) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, key: character }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character }),
    ]);
    await Promise.all(pressed);
  }
}

/** What a screen reader calls a field. Runs in the window. */
function nameOf(field: Node): string {
  if (!(field instanceof HTMLElement)) return '';
  const labels = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const label = labels ? field.labels?.[0]?.textContent : undefined;
  const labelledBy = document.getElementById(field.getAttribute('aria-labelledby') ?? '');
  const name = field.getAttribute('aria-label') ?? labelledBy?.textContent ?? label ?? '';
  return name.replace(/ \*$/, '');
}

/** What stands in a field, and what it takes. Runs in the window. */
function readField(field: Node) {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    return {
      before: field.value,
      isNumeric: ['numeric', 'decimal'].includes(field.inputMode),
      longest: field.maxLength === -1 ? 40 : Math.min(40, field.maxLength),
    };
  }
  return { before: field.textContent ?? '', isNumeric: false, longest: 40 };
}

/**
 * Keeps the main process from answering for two thirds of the time, until the returned function is called.
 * A file says how long: Playwright can lose a call to a main process that is as busy as that.
 */
async function keepBusy({ electron }: Ovo): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ovo-busy-'));
  const isBusyFile = path.join(folder, 'busy');
  writeFileSync(isBusyFile, '');
  await electron.evaluate((_electron, file) => {
    const { existsSync } = process.getBuiltinModule('node:fs');
    const spin = setInterval(() => {
      if (!existsSync(file)) clearInterval(spin);
      const end = performance.now() + 20;
      while (performance.now() < end);
    }, 30);
  }, isBusyFile);
  return () => rmSync(folder, { recursive: true });
}
