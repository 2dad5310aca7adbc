import { Text } from '@mantine/core';
import { longestText } from '../../src-shared/message/reason.ts';
import { words } from '../words.ts';
import { nameCharacter } from '../ui/text/characters.ts';
import type { TextFacts } from './text-facts.ts';

/** How many of the characters that need Unicode are named. */
const charactersNamed = 8;

/** From so many characters on, the most that Twilio takes is worth naming. */
const isLongFrom = longestText * 0.75;

const text = words.messageEditor;

interface SegmentCounterProps {
  readonly id: string;
  readonly facts: TextFacts;
  readonly isMms: boolean;
}

/** The segments of the text, as the person types. */
export function SegmentCounter({ id, facts, isMms }: SegmentCounterProps) {
  if (isMms) {
    return (
      <div id={id} className="message-counter ui-figures">
        <Text size="xs" fw={500}>
          {text.mms}
        </Text>
      </div>
    );
  }
  const { segments, unitsLeft, unicodeCharacters } = facts.count;
  const counted = text.segments(segments, unitsLeft);
  const named = unicodeCharacters.slice(0, charactersNamed).map(nameCharacter).join(', ');
  const more = unicodeCharacters.length - charactersNamed;
  return (
    <div id={id} className="message-counter ui-figures">
      <Text size="xs" fw={500}>
        {facts.hasFields ? text.segmentsBefore(counted) : counted}
      </Text>
      {facts.leastLength > isLongFrom && (
        <Text size="xs" c="dimmed">
          {text.ofMost(facts.leastLength, longestText)}
        </Text>
      )}
      {unicodeCharacters.length > 0 && (
        <Text size="xs" c="dimmed">
          {more > 0 ? text.unicodeMore(named, more) : text.unicode(named)}
        </Text>
      )}
    </div>
  );
}
