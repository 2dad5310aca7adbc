import type { FindingOf } from '../../../src-shared/campaign/review-finding.ts';
import { nameCharacter } from '../../ui/text/characters.ts';
import { formatDay } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import type { FindingText } from './finding-text.ts';

const text = words.campaigns.review.findings;

/** So many characters, or words, are named. */
const mostNamed = 6;

type TextFinding = FindingOf<
  'text' | 'links' | 'opt-out' | 'business-name' | 'characters' | 'segments' | 'stale-words'
>;

/** Says what was found in the text. */
export function describeText(finding: TextFinding): FindingText {
  switch (finding.check) {
    case 'text':
      return wholeText(finding);
    case 'links':
      return links(finding);
    case 'opt-out': {
      const said = text['opt-out'];
      const { isThere, sentence } = finding.facts;
      if (isThere) return { title: said.fine, text: said.fineText };
      const isBare = sentence.trim() === '';
      return { title: said.missing, text: isBare ? said.missingBare : said.missingText(sentence) };
    }
    case 'business-name': {
      const said = text['business-name'];
      const { isThere, name } = finding.facts;
      if (isThere) return { title: said.fine, text: said.fineText(name) };
      const isBare = name.trim() === '';
      return { title: said.missing, text: isBare ? said.missingBare : said.missingText(name) };
    }
    case 'characters':
      return characters(finding);
    case 'segments': {
      const said = text.segments;
      const { usual, most, byLength, byCharacters } = finding.facts;
      const people = finding.people ?? 0;
      if (people === 0) return { title: said.fine(usual), text: said.fineText };
      const title = said.more(people);
      if (byCharacters === 0) return { title, text: said.byLength(most, usual) };
      if (byLength === 0) return { title, text: said.byCharacters(most, usual) };
      return { title, text: said.byBoth(most, usual, byLength, byCharacters) };
    }
    case 'stale-words': {
      const said = text['stale-words'];
      if (finding.level === 'fine') return { title: said.fine, text: said.fineText };
      const named = finding.facts.words.slice(0, mostNamed).map(said.word).reduce(said.and);
      return { title: said.found(named), text: said.foundText(formatDay(finding.facts.writtenAt)) };
    }
  }
}

function wholeText({ level, facts }: FindingOf<'text'>): FindingText {
  const said = text.text;
  const [problem] = facts.problems;
  if (facts.isEmpty) return { title: said.empty, text: said.emptyText };
  if (problem !== undefined) {
    return { title: said.problems, text: said.problem(problem.message, problem.line) };
  }
  if (facts.isOverDailyCap) return { title: said.overCap, text: said.overCapText };
  if (facts.emptyFor > 0) {
    return { title: said.emptyFor(facts.emptyFor), text: said.emptyForText };
  }
  if (facts.tooLongFor > 0 || level !== 'fine') {
    return { title: said.tooLongFor(facts.tooLongFor), text: said.tooLongForText };
  }
  return { title: said.fine, text: said.fineText };
}

function links({ facts }: FindingOf<'links'>): FindingText {
  const said = text.links;
  const bad = facts.links.flatMap(({ text: link, problem }) =>
    problem === null ? [] : [words.messageEditor.links[problem](link)],
  );
  if (facts.links.length === 0) return { title: said.none, text: said.noneText };
  if (facts.areAllowed === false) return { title: said.notAllowed, text: said.notAllowedText };
  if (bad.length === 0) return { title: said.fine(facts.links.length), text: said.fineText };
  return { title: said.bad(bad.length), text: bad.reduce(said.and) };
}

function characters({ level, facts }: FindingOf<'characters'>): FindingText {
  const said = text.characters;
  const named = (all: readonly string[]) =>
    all.slice(0, mostNamed).map(nameCharacter).reduce(said.and, '').replace(/^, /, '');
  if (level === 'fine') return { title: said.fine, text: said.fineText };
  if (facts.characters.length > 0) {
    const total = facts.characters.reduce((sum, { count }) => sum + count, 0);
    const list = named(facts.characters.map(({ character }) => character));
    const saved = facts.savedSegments ?? 0;
    return {
      title: said.replaceable(total),
      text: saved > 0 ? said.replaceableText(list, saved) : said.replaceableBare(list),
    };
  }
  return { title: said.others, text: said.othersText(named(facts.others)) };
}
