import { Button } from '@mantine/core';
import { IconBraces, IconLinkOff, IconQuote, IconUserQuestion } from '@tabler/icons-react';
import type { ReplaceableCharacter } from '../../src-shared/message/replaceable-characters.ts';
import { words } from '../words.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { nameCharacter } from '../ui/text/characters.ts';
import { fieldLabel, type EmptyField } from './editor-field.ts';
import type { CostlyCharacters, TextFacts } from './text-facts.ts';

const text = words.messageEditor;

/** How many of the characters that can be replaced are named. */
const charactersNamed = 4;

interface TextHintsProps {
  readonly facts: TextFacts;
  /** Fields of the text that are empty for somebody. */
  readonly emptyFields: readonly EmptyField[];
  readonly isReadOnly: boolean;
  readonly onReplaceCharacters: () => void;
  /** Puts a text in the place of a range. */
  readonly onReplace: (from: number, to: number, insert: string) => void;
  readonly onFallback: (field: string) => void;
}

/** What makes the text cost more than needed, or keeps it from arriving, each with what to do. */
export function TextHints(props: TextHintsProps) {
  const { facts, emptyFields, isReadOnly } = props;
  const { costly } = facts;
  const button = (label: string, onClick: () => void) =>
    isReadOnly ? undefined : (
      <Button variant="default" onClick={onClick}>
        {label}
      </Button>
    );
  const links = facts.links.flatMap(({ text: link, problem }) =>
    problem === null ? [] : [text.links[problem](link)],
  );
  const wrong = facts.marks.flatMap(({ from, to, problem, suggestion }) =>
    problem === null ? [] : [{ from, to, problem, suggestion }],
  );
  const isEmpty = costly === null && links.length + wrong.length + emptyFields.length === 0;
  return (
    <div aria-live="polite">
      {!isEmpty && (
        <List label={text.hints}>
          {wrong.map(({ from, to, problem, suggestion }) => (
            <ListRow
              key={from}
              icon={IconBraces}
              tone="failed"
              title={problem}
              action={
                suggestion !== null &&
                button(text.use(suggestion), () => props.onReplace(from, to, suggestion))
              }
            />
          ))}
          {emptyFields.map(({ field, contacts }) => (
            <ListRow
              key={field}
              icon={IconUserQuestion}
              tone="attention"
              title={text.empty(fieldLabel(field), contacts)}
              text={text.emptyText}
              action={button(text.setFallback, () => props.onFallback(field))}
            />
          ))}
          {costly !== null && (
            <ListRow
              icon={IconQuote}
              tone="attention"
              title={costlyTitle(costly)}
              text={text.replace.text(
                costly.characters.slice(0, charactersNamed).map(pairText).join(', '),
              )}
              action={button(text.replace.button, props.onReplaceCharacters)}
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

function costlyTitle({ total, segments, isCheaper }: CostlyCharacters): string {
  return isCheaper ? text.replace.title(total, segments) : text.replace.shorter(total);
}

function pairText({ character, replacement }: ReplaceableCharacter): string {
  const name = nameCharacter(character);
  if (replacement === '') return text.replace.drop(name);
  return text.replace.pair(name, replacement === ' ' ? text.replace.space : replacement);
}
