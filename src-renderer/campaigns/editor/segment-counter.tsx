import { Text } from '@mantine/core';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { nameCharacter } from '../../ui/text/characters.ts';
import { words } from '../../words.ts';
import { hasMergeFields } from './merge-fields.ts';

/** How many of the characters that need Unicode are named. */
const charactersNamed = 8;

const text = words.campaigns.editor;

interface SegmentCounterProps {
  readonly id: string;
  readonly body: string;
}

/** The segments of the text, as the user types. */
export function SegmentCounter({ id, body }: SegmentCounterProps) {
  const count = countSegments(cleanText(body));
  const forced = count.unicodeCharacters;
  const counted = text.segments(count.segments, count.unitsLeft);
  const named = forced.slice(0, charactersNamed).map(nameCharacter).join(', ');
  const more = forced.length - charactersNamed;
  return (
    <div id={id} className="editor-counter">
      <Text size="xs" c="dimmed">
        {hasMergeFields(body) ? text.segmentsBefore(counted) : counted}
      </Text>
      {forced.length > 0 && (
        <Text size="xs" c="dimmed">
          {more > 0 ? text.unicodeMore(named, more) : text.unicode(named)}
        </Text>
      )}
    </div>
  );
}
