import { DateTime } from 'luxon';
import type {
  Finding,
  FindingFix,
  FindingOf,
} from '../../../src-shared/campaign/review-finding.ts';
import { linksOf } from '../../../src-shared/message/links.ts';
import { hasBusinessName, hasOptOut } from '../../../src-shared/message/opt-out.ts';
import { replaceableCharacters } from '../../../src-shared/message/replaceable-characters.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { wordsOfADay } from '../../../src-shared/message/words-of-a-day.ts';
import type { Reviewed } from './review-basis.ts';
import { savedSegments, usualSegments } from './tally.ts';

const editText: FindingFix = { kind: 'edit-text' };

/** What can be said of the text by itself, before anybody is looked at. */
export function findingsOfText(reviewed: Reviewed): readonly Finding[] {
  return [stateOfDraft(reviewed), links(reviewed), optOut(reviewed), businessName(reviewed)];
}

/** What can be said of it once everybody is looked at. */
export function findingsOfMessages(reviewed: Reviewed): readonly Finding[] {
  return [
    text(reviewed),
    ...emptyFields(reviewed),
    characters(reviewed),
    segments(reviewed),
    staleWords(reviewed),
  ];
}

/** A draft that is whole goes; nothing else can be started. */
function stateOfDraft({ basis }: Reviewed): FindingOf<'state'> {
  const { status, damaged } = basis.campaign.snapshot;
  const { isArchived } = basis;
  const isDamaged = damaged !== null;
  const isStarted = status !== 'draft' && status !== 'scheduled';
  const level = isStarted || isDamaged ? 'stop' : isArchived ? 'decide' : 'fine';
  return { check: 'state', level, fixes: [], facts: { status, isDamaged, isArchived } };
}

/** A text that nobody can get, or cannot be filled in, stops; one that some do not get is to be decided. */
function text({ basis, tally }: Reviewed): FindingOf<'text'> {
  const { campaign, parsed, settings } = basis;
  const isEmpty = campaign.draft.body.trim() === '';
  const { emptyFor, tooLongFor, most } = tally;
  const people = emptyFor + tooLongFor;
  const isOverDailyCap = settings.dailySegments > 0 && most > settings.dailySegments;
  const isStopped = isEmpty || !parsed.ok || isOverDailyCap;
  const level = isStopped ? 'stop' : people > 0 ? 'decide' : 'fine';
  const fixes: FindingFix[] = [];
  if (level !== 'fine') fixes.push(editText);
  if (people > 0) fixes.push({ kind: 'exclude-people' });
  if (isOverDailyCap) fixes.push({ kind: 'open-settings', section: 'limits' });
  const problems = parsed.problems.map(({ message, line, column }) => ({ message, line, column }));
  const facts = { isEmpty, problems, emptyFor, tooLongFor, isOverDailyCap };
  return { check: 'text', level, people, fixes, facts };
}

/** What hides where a link leads, or was not registered, is to be decided; plain http is good to know. */
function links({ basis, account }: Reviewed): FindingOf<'links'> {
  const found = linksOf(basis.campaign.draft.body);
  const areAllowed = account?.report?.registration.allowsLinks ?? null;
  const isRefused = areAllowed === false && found.length > 0;
  const isHttp = found.some(({ problem }) => problem === 'not-https');
  const isBad = found.some(({ problem }) => problem !== null && problem !== 'not-https');
  const level = isBad || isRefused ? 'decide' : isHttp ? 'notice' : 'fine';
  const fixes: FindingFix[] = [];
  if (isHttp) fixes.push({ kind: 'use-https' });
  if (isBad || isRefused) fixes.push(editText);
  const facts = {
    links: found.map((link) => ({ text: link.text, problem: link.problem })),
    areAllowed,
  };
  return { check: 'links', level, fixes, facts };
}

/** Without a way out a text is to be decided: carriers want one, and so does the law for advertising. */
function optOut({ basis }: Reviewed): FindingOf<'opt-out'> {
  const { optOutText } = basis.settings;
  const isThere = hasOptOut(basis.campaign.draft.body, optOutText);
  const fix: FindingFix =
    optOutText.trim() === ''
      ? { kind: 'open-settings', section: 'business' }
      : { kind: 'add-opt-out' };
  return {
    check: 'opt-out',
    level: isThere ? 'fine' : 'decide',
    fixes: isThere ? [] : [fix],
    facts: { isThere, sentence: optOutText },
  };
}

/** A text that does not say who texts is to be decided. */
function businessName({ basis }: Reviewed): FindingOf<'business-name'> {
  const { businessName: name } = basis.settings;
  const isThere = hasBusinessName(basis.campaign.draft.body, name);
  const fix: FindingFix =
    name.trim() === ''
      ? { kind: 'open-settings', section: 'business' }
      : { kind: 'add-business-name' };
  return {
    check: 'business-name',
    level: isThere ? 'fine' : 'decide',
    fixes: isThere ? [] : [fix],
    facts: { isThere, name },
  };
}

/** A gap in somebody’s text is to be decided; a fallback that somebody gets is good to know. */
function emptyFields({ basis, tally }: Reviewed): readonly FindingOf<'empty-field'>[] {
  return basis.parsed.fields.map((field) => {
    const people = tally.people.get(`empty-field ${field}`)?.length ?? 0;
    const hasFallback = !basis.parsed.fieldsWithoutDefault.includes(field);
    const isGap = people > 0 && !hasFallback;
    return {
      check: 'empty-field',
      level: isGap ? 'decide' : people > 0 ? 'notice' : 'fine',
      people,
      fixes: isGap ? [{ kind: 'set-fallback', field }, { kind: 'exclude-people' }] : [],
      facts: { field, hasFallback },
    };
  });
}

/**
 * Characters that cost segments are to be decided; others that only shorten the segments are good to know.
 * Of an MMS, which has no segments, all are fine.
 */
function characters({ basis, tally }: Reviewed): FindingOf<'characters'> {
  const { body: written, picture } = basis.campaign.draft;
  const body = picture === undefined ? written : '';
  const plain = body.replaceAll(/\{\{[\s\S]*?\}\}/g, '');
  const replaceable = replaceableCharacters(body);
  const found = countSegments(plain).unicodeCharacters;
  const isReplaceable = new Set(replaceable.map(({ character }) => character));
  const others = found.filter((character) => !isReplaceable.has(character));
  const saved = savedSegments(body, tally);
  const level = saved > 0 ? 'decide' : found.length > 0 ? 'notice' : 'fine';
  const fixes: FindingFix[] = replaceable.length > 0 ? [{ kind: 'replace-characters' }] : [];
  const facts = { characters: replaceable, others, savedSegments: saved };
  return { check: 'characters', level, fixes, facts };
}

/** That some need more than most is good to know. */
function segments({ tally }: Reviewed): FindingOf<'segments'> {
  const usual = usualSegments(tally);
  const sumAbove = (counts: ReadonlyMap<number, number>) =>
    [...counts].reduce((sum, [needed, people]) => sum + (needed > usual ? people : 0), 0);
  const people = sumAbove(tally.bySegments);
  const byCharacters = sumAbove(tally.byCharacters);
  const byField = new Map<string, number>();
  for (const [key, count] of tally.charactersByField) {
    const [needed = '', field = ''] = key.split(' ');
    if (Number(needed) > usual) byField.set(field, (byField.get(field) ?? 0) + count);
  }
  return {
    check: 'segments',
    level: people > 0 ? 'notice' : 'fine',
    people,
    fixes: people > 0 ? [editText] : [],
    facts: {
      usual,
      most: tally.most,
      byCharacters,
      fields: [...byField].map(([field, count]) => ({ field, people: count })),
      byLength: people - byCharacters,
    },
  };
}

/** Such a word is to be decided where the text is sent, or is still being sent, on another day. */
function staleWords({ basis, forecast }: Reviewed): FindingOf<'stale-words'> {
  const { campaign, now } = basis;
  const found = wordsOfADay(campaign.draft.body).map((word) => word.text);
  const day = (time: number) => DateTime.fromMillis(time).toISODate();
  const writtenAt = campaign.updatedAt;
  const until = forecast?.finishesAt ?? now;
  const isOld = found.length > 0 && (day(writtenAt) !== day(now) || day(until) !== day(now));
  return {
    check: 'stale-words',
    level: isOld ? 'decide' : 'fine',
    fixes: isOld ? [editText] : [],
    facts: { words: found, writtenAt },
  };
}
