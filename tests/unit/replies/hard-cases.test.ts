import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classifyCounted,
  classifyReply,
} from '../../../src-shared/inbox/classify/classify-reply.ts';
import type { ReplyKind } from '../../../src-shared/inbox/reply.ts';
import { languagesOfReplies, readReplies } from './labelled.ts';

const cases: readonly (readonly [ReplyKind, readonly string[]])[] = [
  [
    'stop',
    [
      '🛑stop"',
      'Stop. Thank you',
      'Thank you. Stop',
      'STOP 12345',
      'please stop',
      'Stop!!!! Wrong person',
      '"STOP"',
      'Yes stop',
      'STOP STOP STOP',
      'STOP\n\nAnna Miller',
      'stop 🙏',
      '✋ stop',
      "don't text me again",
      'don’t text me again',
      'don´t text me again',
      'dont text me again',
      'don t text me again',
      'STOP TEXTING ME',
      'stop texting me and email me instead',
      'Can you stop texting me and email me instead',
      'If you don’t stop texting me I will call the police',
      'STOP. I moved to Texas years ago',
      'STPO texting me',
      'Unsubscribe. I get too many of these',
      'I replied STOP 3 times already',
      'Stop, por favor',
      'Stop sms svp',
      'por favor quítenme de su lista, thanks',
      '> Sale this weekend!\nSTOP',
      'Please stop sending the “20 percent off everything today only” texts',
    ],
  ],
  [
    'maybe',
    [
      'not interested',
      'Yes, cancel',
      'stop it 😂',
      'Stop! You guys are the best',
      'stop, I told you already',
      'Cancel. Something came up',
      '🛑',
      'canceled',
      'Don’t text me, call me',
      'cancel my subscription',
      'stop calling me',
      'I want to get your texts again. I said stop texting me by mistake!',
    ],
  ],
  [
    'wrong-number',
    ['Wrong number', 'this isnt anna', 'THIS IS NOT ANNA', "This isn't Mike's phone"],
  ],
  ['start', ['START', 'Yes', 'unstop please', 'sign me back up']],
  ['help', ['HELP', 'info please']],
  [
    'no',
    [
      '',
      '   ',
      '\u200b',
      '👍',
      '?',
      'stop by tomorrow',
      'I’ll stop by tomorrow',
      'cancel my booking',
      'we have to stop this bill',
      'We have got to STOP this terrible bill',
      'I can’t stop smiling',
      'I can´t stop smiling',
      'i cant stop smiling',
      'I don’t want you to stop texting me',
      'please don’t stop texting me, I love these',
      'why did you stop texting me the specials',
      'end of the week',
      'shop',
      'step',
      'and',
      'sent',
      'quiet',
      'bend',
      'top',
      'who is this?',
      'how do I text STOP to opt out of the group chat for if I want to',
      'This isn’t urgent',
      'This is not Monday',
      'I gave you the wrong number, mine ends in 0134',
      'Liked “STOP”',
      'Disliked “Sale! Reply STOP to opt out”',
      'Loved an image',
      'Removed a like from “stop texting me”',
      'Le encantó “Stop”',
      'Reaccionó con 😂 a “Baja”',
      'A aimé « Stop »',
      'Hat „Stop“ mit einem Herz markiert',
      'Hat “Abmelden” mit einem Herz markiert',
      'Ha messo un cuore a “Basta”',
      'Gostou de “Sair”',
      'Vond “Stoppen” leuk',
      '😂 to “Stop”',
      '> STOP',
      'Our text said “Reply STOP to opt out of these texts”, is that you?',
      'Automatic reply: to stop receiving these messages, call us',
      'Reply STOP to unsubscribe',
      'Msg&data rates may apply. Text STOP to opt out.',
    ],
  ],
];

describe('a hard case', () => {
  it.each(cases.flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    'is %s: %j',
    (kind, text) => {
      expect(classifyReply(text).kind).toBe(kind);
    },
  );

  it.each([
    'take me off the early list and put me on the late one',
    'unsubscribe me from yoga emails but keep texts',
    'I want to be removed from the volunteer schedule for May',
    'I want to be off on Friday',
    'I told the kids to stop',
    'how do I make it stop leaking',
    'streichen Sie mich für morgen',
    'meld mich vom Training ab',
    'quiero darme de baja del gimnasio',
    'quítenme de la lista de espera',
    "enlevez-moi de la liste d'attente",
    'je veux me désinscrire du cours de natation',
    "toglietemi dalla lista d'attesa",
    'voglio disdire la palestra',
    'me tira da lista de espera',
    'quero sair mais cedo',
    'haal me van de wachtlijst',
    'ik wil me uitschrijven voor de cursus',
  ])('of leaving something else does not stop: %j', (text) => {
    expect(classifyReply(text).kind).not.toBe('stop');
  });

  it('says what matched', () => {
    const rules = ['stop', 'Stpo', 'op tout', 'take me off your list', 'Liked “a”', 'hi', '🛑'];
    expect(rules.map((text) => classifyReply(text).rule)).toEqual([
      'keyword:stop',
      'typo:stop',
      'keyword:optout',
      'phrase:take-me-off',
      'reaction',
      'none',
      'emoji:stop',
    ]);
  });
});

const known = languagesOfReplies.flatMap((language) => readReplies('known', language));

describe('a reaction', () => {
  const frames = [
    (text: string) => `Liked “${text}”`,
    (text: string) => `Laughed at “${text}”`,
    (text: string) => `Reacted 😂 to “${text}”`,
    (text: string) => `❤️ to “${text}”`,
    (text: string) => `Le gustó “${text}”`,
    (text: string) => `A adoré « ${text} »`,
    (text: string) => `Hat „${text}“ mit einem Herz markiert`,
    (text: string) => `Ha riso a “${text}”`,
    (text: string) => `Curtiu “${text}”`,
    (text: string) => `Vond “${text}” leuk`,
  ];

  it('to any text is no opt-out', () => {
    const any = fc.tuple(fc.constantFrom(...known), fc.constantFrom(...frames));
    fc.assert(
      fc.property(any, ([{ text }, frame]) => {
        expect(classifyReply(frame(text))).toEqual({ kind: 'no', rule: 'reaction' });
      }),
    );
  });
});

describe('the way a reply is written', () => {
  const plain = known.filter(
    ({ text }) => /^[\p{L} ']+$/u.test(text) && !/[A-Z]/.test(text.slice(1)),
  );
  const kindOf = (text: string) => classifyReply(text).kind;

  it('changes no phrase: capitals, accents, apostrophes, invisible characters', () => {
    const phrases = plain.filter(({ kind }) => kind === 'optout-phrase');
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases),
        fc.constantFrom('’', "'", '´', '`', '＇'),
        ({ text }, mark) => {
          const kind = kindOf(text);
          expect(kindOf(text.toUpperCase())).toBe(kind);
          expect(kindOf(text.normalize('NFD'))).toBe(kind);
          expect(kindOf(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))).toBe(kind);
          expect(kindOf(text.replaceAll("'", mark))).toBe(kind);
          expect(kindOf(text.split('').join('\u200b'))).toBe(kind);
          expect(kindOf(`\u202a${text}\u202c!`)).toBe(kind);
        },
      ),
    );
    expect(phrases.length).toBeGreaterThan(150);
  });

  it('never throws, whatever the text is', () => {
    const kinds = ['stop', 'start', 'help', 'wrong-number', 'maybe', 'no'];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(kinds).toContain(kindOf(text));
      }),
    );
  });
});

describe('the work on a text', () => {
  const stepsOf = (text: string) => {
    const work = { steps: 0 };
    classifyCounted(text, work);
    return work.steps;
  };
  const pieces = [
    'stop ',
    'stop, ',
    'dont stop texting me ',
    'no me ',
    'n ',
    's t o p ',
    'please ',
    'Anna ',
    'i want to be removed taken off ',
    'do not want any of these more ',
    '“a ',
    "a'",
    'ha',
    '🛑',
    'de la baja de ',
    'ich will keine ',
    'je ne veux plus ',
    'não quero mais ',
    'geen ',
    '.',
    '\n',
  ];

  it.each(pieces)('grows with its length and no faster: %j', (piece) => {
    const [short, long] = [200, 2_000].map((count) => stepsOf(piece.repeat(count)));
    expect(long).toBeLessThanOrEqual((short ?? 0) * 11 + 100);
  });

  it('is small for each word, whatever the words are', () => {
    const words = [
      ...new Set(known.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}']+/u))),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 50, maxLength: 400 }), (row) => {
        expect(stepsOf(row.join(' '))).toBeLessThan(row.length * 500);
      }),
    );
  });

  it.each([1_600, 100_000])('ends for a text of %i characters of any kind', (length) => {
    const units = ['a', 'stop', '“', '"a ', ' -', '\u0301', '>\n', '😂', '1', '@$', '...', ' '];
    const kinds = units.map(
      (unit) => classifyReply(unit.repeat(Math.ceil(length / unit.length))).kind,
    );
    expect(kinds.filter((kind) => kind === 'stop')).toEqual([]);
  });
});
