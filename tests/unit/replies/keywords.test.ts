import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyReply } from '../../../src-shared/inbox/classify/classify-reply.ts';
import { neighborsOn } from '../../../src-shared/inbox/classify/engine/keyboards.ts';
import { typosOf } from '../../../src-shared/inbox/classify/engine/typos.ts';
import {
  ordinaryWords,
  rareWords,
} from '../../../src-shared/inbox/classify/languages/ordinary-words.ts';

const kindOf = (text: string) => classifyReply(text).kind;

/** Conclusive in a reply: 47 CFR 64.1200(a)(10), read on 2026-11-26. */
const wordsOfTheRule = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe'];

/** Twilio, AWS (keywords-required) and Telnyx, read on 2026-11-26. */
const wordsOfCarriers = [
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'arret',
  'opt-out',
  'remove',
  'td',
  'stop all',
];

/** The words of other languages that mean the same without a doubt. */
const nativeWords = [
  'baja',
  'darme de baja',
  'cancelar',
  'desuscribir',
  'arrêt',
  'arrêter',
  'désabonner',
  'désinscription',
  'abmelden',
  'abbestellen',
  'stopp',
  'ende',
  'kündigen',
  'basta',
  'cancella',
  'disiscrivimi',
  'annulla',
  'sair',
  'parar',
  'descadastrar',
  'cancele',
  'afmelden',
  'stoppen',
  'uitschrijven',
  'opzeggen',
  'annuleren',
];

const all = [...new Set([...wordsOfTheRule, ...wordsOfCarriers, ...nativeWords])];
const meant = new Set(ordinaryWords.split('|'));
const perhapsMeant = new Set(rareWords.split('|'));

describe('a keyword', () => {
  it.each(all)('stops: %s', (word) => {
    expect(kindOf(word)).toBe('stop');
  });

  it.each(wordsOfTheRule)('stops with any one key wrong, unless that is a word: %s', (word) => {
    const typos = [...typosOf(word.replace(' ', ''), 'qwerty')];
    const missed = typos.filter((typo) => !meant.has(typo) && !perhapsMeant.has(typo));
    expect(typos.length).toBeGreaterThan(10);
    expect(missed.filter((typo) => kindOf(typo) !== 'stop')).toEqual([]);
  });

  it('of two words stops with any one key wrong, the blank too', () => {
    const typos = [...typosOf('optout', 'qwerty')].filter((typo) => !perhapsMeant.has(typo));
    const missed = typos.flatMap((typo) =>
      [2, 3, 4].map((at) => `${typo.slice(0, at)} ${typo.slice(at)}`),
    );
    expect(missed.filter((typo) => kindOf(typo) !== 'stop')).toEqual([]);
  });

  it('is no word that people mean, although one key is wrong', () => {
    expect([...meant].filter((word) => ['stop', 'maybe'].includes(kindOf(word)))).toEqual([]);
  });

  it('is held where hardly anybody means the word', () => {
    expect([...perhapsMeant].filter((word) => kindOf(word) !== 'maybe')).toEqual([]);
  });

  it('is the same in any writing', () => {
    const marks = [
      '',
      '!',
      '!!!',
      '.',
      '…',
      ' ',
      '\n',
      ' 🛑',
      '"',
      '*',
      '😡',
      ')',
      '\u200b',
      '\u202e',
    ];
    const mark = fc.constantFrom(...marks);
    const invisible = fc.constantFrom(
      '',
      '',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u202a',
      '\u00ad',
      '\u0301',
    );
    const writing = fc.tuple(
      fc.constantFrom(...all.filter((word) => !word.includes('-'))),
      fc.array(fc.tuple(fc.boolean(), invisible, fc.boolean()), { minLength: 14, maxLength: 14 }),
      mark,
      mark,
    );
    fc.assert(
      fc.property(writing, ([word, letters, before, after]) => {
        const written = word.split('').map((letter, at) => {
          const [isCapital, hidden, isWide] = letters[at % letters.length] ?? [false, '', false];
          const shape = isCapital ? letter.toUpperCase() : letter;
          return (isWide ? wide(shape) : shape) + hidden;
        });
        expect(kindOf(before + written.join('') + after)).toBe('stop');
      }),
    );
  });

  it.each([
    'stopppp',
    'STOOOOP',
    'S T O P',
    's.t.o.p',
    'S-T-O-P',
    'st0p',
    '5top',
    '$top',
    'sT0p',
    '𝐒𝐓𝐎𝐏',
    'ⓈⓉⓄⓅ',
    '🅂🅃🄾🄿',
    '🆂🆃🅾🅿',
    'ｓｔｏｐ',
    'un subscribe',
    'ARRÊT',
    'arrét',
    'loeschen',
    'löschen',
  ])('stops in odd letters: %s', (text) => {
    expect(kindOf(text)).toBe('stop');
  });

  it.each([
    ['START', 'start'],
    ['Unstop', 'start'],
    ['yes', 'start'],
    ['Yes.', 'start'],
    ['start pls', 'start'],
    ['HELP', 'help'],
    ['info', 'help'],
    ['hilfe', 'help'],
  ])('%s asks for another thing', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('keys beside each other', () => {
  it('are so both ways', () => {
    for (const keyboard of ['qwerty', 'qwertz', 'azerty'] as const) {
      const neighbors = neighborsOn(keyboard);
      for (const [letter, beside] of neighbors) {
        for (const other of beside) expect(neighbors.get(other)).toContain(letter);
      }
      expect(neighbors.size).toBe(26);
    }
  });
});

/** The letter in the full width of Japanese. */
function wide(letter: string): string {
  const code = letter.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : letter;
}
