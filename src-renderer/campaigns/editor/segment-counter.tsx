import { Text } from '@mantine/core';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { nameCharacter } from '../../ui/text/characters.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { hasMergeFields } from './merge-fields.ts';

/** How many of the characters that need Unicode are named. */
const charactersNamed = 8;

interface SegmentCounterProps {
  readonly id: string;
  readonly body: string;
}

/** The segments of the text, as the user types. */
export function SegmentCounter({ id, body }: SegmentCounterProps) {
  const count = countSegments(cleanText(body));
  const forced = count.unicodeCharacters;
  return (
    <div id={id} className="editor-counter">
      <Text size="xs" c="dimmed">
        {`${plural(count.segments, 'segment')}, ${formatCount(count.unitsLeft)} ${
          count.unitsLeft === 1 ? 'character' : 'characters'
        } left in it`}
        {hasMergeFields(body) && ', before the fields are filled in'}
      </Text>
      {forced.length > 0 && (
        <Text size="xs" c="dimmed">
          {'A segment holds 70 characters instead of 160 because of '}
          {forced.slice(0, charactersNamed).map((character, index) => (
            <span key={character}>
              {index > 0 && ', '}
              <b>{nameCharacter(character)}</b>
            </span>
          ))}
          {forced.length > charactersNamed &&
            ` and ${formatCount(forced.length - charactersNamed)} more`}
        </Text>
      )}
    </div>
  );
}
