import { describe, expect, it } from 'vitest';
import { classifyReply } from '../../../src-shared/inbox/classify/classify-reply.ts';
import { soundOf } from '../../../src-shared/inbox/classify/engine/evidence/meanings.ts';
import { familyOfRule, ruleFamilies } from '../../../src-shared/inbox/reply.ts';
import { languagesOfReplies, readReplies } from './labelled.ts';

describe('evidence', () => {
  it.each([
    ['evidence:stop-texts', 'nah im good, u can stop hitting me up'],
    ['evidence:switch-off', 'I think I’d prefer an email in future. Can you switch the texts off?'],
    ['evidence:cancel-texts', 'Cancel my text alerts'],
    [
      'evidence:no-texts',
      'Confermo l’appuntamento di martedì però le promozioni non mandatemele più',
    ],
    ['evidence:stop-texts', 'No agli sms promozionali, per favore'],
    ['evidence:origin', 'Woher habt ihr eigentlich meine Nummer?'],
    ['evidence:take-off', 'Mijn moeder is overleden, graag haar nummer verwijderen'],
    ['evidence:direct', 'per carità smettete'],
    ['evidence:shouted', 'STOP bitte danke schönen tag'],
  ])('says what matched: %s in %j', (rule, text) => {
    expect(classifyReply(text)).toEqual({ kind: 'maybe', rule });
  });

  it.each([
    'don’t stop the reminders please',
    'N’arrêtez surtout pas vos messages, je les adore',
    'no dejen de mandar las promos',
    'Cancel my appointment and text me new times please',
    'I can’t open the text, can you send it again',
    'ich bekomme keine SMS mehr, ist meine Nummer noch richtig?',
    'Quando finiscono i saldi?',
    'stop at the light then left',
    'no quiero nada más gracias',
    'ich hör jetzt auf zu essen haha',
  ])('is none in an ordinary reply: %j', (text) => {
    expect(classifyReply(text).kind).toBe('no');
  });

  it('counts for nothing where friends laugh', () => {
    expect(classifyReply('para com isso 😂').kind).toBe('no');
    expect(classifyReply('para com isso').kind).not.toBe('no');
  });

  it.each([
    'I wanted to unsubscribe from the coffee box but keep the texts, is that possible?',
    'stop the texts? no I love them',
    'ich will kein SMS-Abo aber den Termin',
  ])('of wanting to go on makes no stop: %j', (text) => {
    expect(classifyReply(text).kind).not.toBe('stop');
  });

  it('compares words by their sound', () => {
    expect(soundOf('mensages')).toBe(soundOf('mensajes'));
    expect(soundOf('mesages')).toBe(soundOf('messages'));
    expect(soundOf('off')).not.toBe(soundOf('of'));
  });
});

describe('a rule', () => {
  it('is of one of the families that the window knows', () => {
    const rules = languagesOfReplies
      .flatMap((language) => readReplies('known', language))
      .map(({ text }) => classifyReply(text).rule);
    const families = new Set(rules.map(familyOfRule));
    expect(rules.filter((rule) => rule !== 'none' && familyOfRule(rule) === 'none')).toEqual([]);
    expect([...families].every((family) => ruleFamilies.includes(family))).toBe(true);
    expect(families.size).toBeGreaterThan(5);
  });
});
