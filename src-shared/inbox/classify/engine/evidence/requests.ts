import type { MeaningWords } from '../../languages/meanings/meaning-words.ts';

export type Meaning = Exclude<keyof MeaningWords, 'attached' | 'heedsHarmless'>;

/** Meanings that together ask for no more texts, in any order, however a language puts these. */
export interface Request {
  /** The code of the rule: `evidence:stop-texts`. */
  readonly code: string;
  /** For each part, what may stand there. */
  readonly parts: readonly (readonly Meaning[])[];
  /** How many words lie between the first and the last part, at most. */
  readonly within: number;
  /** Meanings near the parts that speak of something else. */
  readonly without: readonly Meaning[];
  /** How far from the parts such meanings count; only between the parts where 0. */
  readonly nearby?: number;
  /** Whether the parts stand in this order. */
  readonly isOrdered?: true;
}

const aboutElse: readonly Meaning[] = ['things', 'keeping'];
const notThere: readonly Meaning[] = ['things', 'keeping', 'missing'];
const noDuty: readonly Meaning[] = ['things', 'keeping', 'wondering'];
const texts: readonly Meaning[] = ['messages', 'offers'];
const no: readonly Meaning[] = ['not', 'never'];

export const requests: readonly Request[] = [
  { code: 'direct', parts: [['direct']], within: 0, without: aboutElse },
  {
    code: 'stop-texts',
    parts: [['ending'], ['messages', 'sending']],
    within: 6,
    without: aboutElse,
    nearby: 1,
  },
  { code: 'stop-texts', parts: [['ending'], ['offers']], within: 5, without: noDuty },
  { code: 'stop-texts', parts: [['ending'], ['pestering']], within: 5, without: aboutElse },
  { code: 'switch-off', parts: [['switching'], ['off'], texts], within: 9, without: aboutElse },
  { code: 'cancel-texts', parts: [['canceling'], texts], within: 3, without: noDuty },
  {
    code: 'no-more',
    parts: [no, ['more'], ['sending', 'pestering']],
    within: 6,
    without: notThere,
    nearby: 2,
  },
  { code: 'no-more', parts: [no, ['more'], texts], within: 6, without: notThere, nearby: 1 },
  { code: 'no-more', parts: [no, ['more'], ['wanting'], ['these']], within: 7, without: notThere },
  { code: 'do-not-want', parts: [no, ['wanting'], texts], within: 7, without: notThere },
  { code: 'take-off', parts: [['removing'], ['list']], within: 6, without: aboutElse },
  { code: 'take-off', parts: [['removing'], ['number']], within: 6, without: aboutElse },
  { code: 'take-off', parts: [['removing'], ['me'], ['these']], within: 5, without: aboutElse },
  {
    code: 'unsubscribe',
    parts: [['leaving'], [...texts, 'list', 'number', 'these', 'me']],
    within: 7,
    without: noDuty,
  },
  { code: 'unsubscribe', parts: [['leaving']], within: 20, without: noDuty },
  {
    code: 'pestered',
    parts: [['pestering'], ['me'], ['not', 'never', 'ending', 'more']],
    within: 6,
    without: aboutElse,
  },
  {
    code: 'pestered',
    parts: [['enough', 'pestering'], texts],
    within: 6,
    without: aboutElse,
    nearby: 1,
  },
  { code: 'pestered', parts: [['enough'], ['sending']], within: 5, without: notThere },
  { code: 'never-agreed', parts: [['never'], ['agreeing']], within: 4, without: aboutElse },
  {
    code: 'never-agreed',
    parts: [['not'], ['agreeing'], [...texts, 'sending', 'number']],
    within: 7,
    without: notThere,
  },
  {
    code: 'threat',
    parts: [['threat'], [...texts, 'sending', 'number', 'pestering', 'enough']],
    within: 12,
    without: ['things'],
  },
  {
    code: 'other-way',
    parts: [['preferring'], ['otherWays'], ['messages']],
    within: 10,
    without: notThere,
    isOrdered: true,
  },
  {
    code: 'take-off',
    parts: [['me'], ['off'], ['list']],
    within: 6,
    without: aboutElse,
    isOrdered: true,
  },
  { code: 'no-more', parts: [no, ['more'], ['list']], within: 6, without: noDuty },
  {
    code: 'origin',
    parts: [['origin'], ['number']],
    within: 6,
    without: ['things'],
    isOrdered: true,
  },
  {
    code: 'why',
    parts: [['why'], ['sending'], ['me']],
    within: 6,
    without: ['things', 'keeping', 'not', 'never'],
  },
  {
    code: 'gone',
    parts: [
      ['gone'],
      ['not', 'never', 'more', 'ending', 'removing'],
      [...texts, 'sending', 'removing', 'number', 'list'],
    ],
    within: 14,
    without: ['things'],
    nearby: 0,
  },
  {
    code: 'no-texts',
    parts: [no, ['messages']],
    within: 8,
    without: ['missing', 'staying', 'keeping', 'otherWays', 'wondering'],
    nearby: 3,
  },
  {
    code: 'no-texts',
    parts: [no, ['sending'], ['me', 'number', 'offers']],
    within: 4,
    without: notThere,
  },
  {
    code: 'how',
    parts: [['why'], ['ending', 'removing', 'leaving', 'off'], ['these', 'messages', 'list']],
    within: 8,
    without: notThere,
  },
  { code: 'why', parts: [['why'], ['wanting'], ['messages']], within: 7, without: notThere },
  {
    code: 'stop-texts',
    parts: [['ending'], ['wanting'], ['these', 'messages', 'offers']],
    within: 5,
    without: aboutElse,
  },
  {
    code: 'take-off',
    parts: [['wanting'], ['off'], ['list']],
    within: 5,
    without: aboutElse,
    isOrdered: true,
  },
];
