import { Button } from '@mantine/core';
import { IconLinkOff, IconQuote } from '@tabler/icons-react';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { linksOf } from '../../../src-shared/message/links.ts';
import {
  replaceableCharacters,
  replaceCharacters,
  type ReplaceableCharacter,
} from '../../../src-shared/message/replaceable-characters.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { nameCharacter } from '../../ui/text/characters.ts';
import { words } from '../../words.ts';
import { hasMergeFields } from './merge-fields.ts';

const text = words.campaigns.editor;

/** How many of the characters that can be replaced are named. */
const charactersNamed = 4;

interface TextHintsProps {
  readonly body: string;
  readonly onReplace: (body: string) => void;
}

/** What makes the text cost more than needed, or keeps it from arriving, each with what to do. */
export function TextHints({ body, onReplace }: TextHintsProps) {
  const costly = costlyCharacters(body);
  const links = linksOf(body).flatMap(({ text: link, problem }) =>
    problem === null ? [] : [text.links[problem](link)],
  );
  return (
    <div aria-live="polite">
      {(costly !== null || links.length > 0) && (
        <List label={text.hints}>
          {costly !== null && (
            <ListRow
              icon={IconQuote}
              tone="attention"
              title={costly.title}
              text={text.replace.text(costly.characters.map(pairText).join(', '))}
              action={
                <Button variant="default" onClick={() => onReplace(replaceCharacters(body))}>
                  {text.replace.button}
                </Button>
              }
            />
          )}
          {[...new Set(links)].map((problem) => (
            <ListRow key={problem} icon={IconLinkOff} tone="attention" title={problem} />
          ))}
        </List>
      )}
    </div>
  );
}

/** The characters that alone force UCS-2, where the text pays for them; null where it does not. */
function costlyCharacters(body: string) {
  const before = countSegments(cleanText(body));
  if (before.encoding === 'gsm-7') return null;
  const after = countSegments(cleanText(replaceCharacters(body)));
  if (after.encoding !== 'gsm-7') return null;
  const isCheaper = after.segments < before.segments;
  if (!isCheaper && !hasMergeFields(body)) return null;
  const characters = replaceableCharacters(body);
  const total = characters.reduce((sum, { count }) => sum + count, 0);
  return {
    characters: characters.slice(0, charactersNamed),
    title: isCheaper ? text.replace.title(total, before.segments) : text.replace.shorter(total),
  };
}

function pairText({ character, replacement }: ReplaceableCharacter): string {
  const name = nameCharacter(character);
  if (replacement === '') return text.replace.drop(name);
  return text.replace.pair(name, replacement === ' ' ? text.replace.space : replacement);
}
