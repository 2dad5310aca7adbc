import { describe, expect, it } from 'vitest';
import { en } from '../../../src-shared/words/en/index.ts';
import { countingIn } from '../../../src-shared/words/plural.ts';
import { pseudoOf, pseudoText } from '../../../src-shared/words/pseudo.ts';

describe('counting', () => {
  it('has the form of a noun that fits its count', () => {
    const english = countingIn('en');
    const contacts = { one: 'contact', other: 'contacts' };
    expect([0, 1, 2].map((count) => english.count(count, contacts))).toEqual([
      '0 contacts',
      '1 contact',
      '2 contacts',
    ]);
  });

  it('knows more forms where a language has more', () => {
    const polish = countingIn('pl');
    const forms = { one: 'kontakt', few: 'kontakty', many: 'kontaktów', other: 'kontaktu' };
    expect([1, 3, 5].map((count) => polish.form(count, forms))).toEqual([
      'kontakt',
      'kontakty',
      'kontaktów',
    ]);
  });

  it('takes the general form where another is missing', () => {
    expect(countingIn('pl').form(5, { other: 'SMS' })).toBe('SMS');
  });
});

describe('the language that nobody speaks', () => {
  it('is 30 % longer, with a bracket at each end', () => {
    const text = pseudoText('Send to everyone');
    expect(text).toMatch(/^\[Šéñd tö évérýöñé~{5}\]$/);
  });

  it('has the texts that functions make, and those in inner rooms', () => {
    const strange = pseudoOf({ greet: (name: string) => `Hi ${name}`, inner: { bye: 'Bye' } });
    expect(strange.greet('Al')).toBe('[Hí Ál~~]');
    expect(strange.inner.bye).toBe('[Býé~]');
  });

  it('has every room of English', () => {
    expect(Object.keys(pseudoOf(en).app)).toEqual(Object.keys(en.app));
  });
});
