import { Radio } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What follows from the choice, in a sentence. */
  readonly text?: string;
  readonly icon?: Icon;
}

interface ChoiceCardsProps<V extends string> {
  /** For assistive technology, or shown above where it is no heading already. */
  readonly label: string;
  readonly isLabelShown?: boolean;
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of two or three, each a card that says what follows. */
export function ChoiceCards<V extends string>(props: ChoiceCardsProps<V>) {
  const { label, isLabelShown = false, choices, value, onChange } = props;
  return (
    <Radio.Group
      {...(isLabelShown ? { label } : { 'aria-label': label })}
      value={value}
      onChange={(chosen) => {
        const known = choices.find((choice) => choice.value === chosen);
        if (known !== undefined) onChange(known.value);
      }}
    >
      <div className="settings-cards">
        {choices.map(({ value: own, label: name, text, icon: ChoiceIcon }) => (
          <Radio.Card key={own} value={own} className="settings-card" aria-label={name}>
            {ChoiceIcon !== undefined && (
              <ChoiceIcon
                size={18}
                stroke={1.75}
                className="settings-card-icon"
                aria-hidden="true"
              />
            )}
            <span className="settings-card-text">
              <span className="settings-card-name">{name}</span>
              {text !== undefined && <span className="settings-card-about">{text}</span>}
            </span>
            <Radio.Indicator size="xs" />
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
