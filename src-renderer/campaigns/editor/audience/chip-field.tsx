import { Combobox, useCombobox, VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Audience } from '../../../../src-shared/campaign/audience.ts';
import {
  withAddition,
  withoutContact,
  withoutPart,
  type AudienceSide,
} from '../../../../src-shared/campaign/change-audience.ts';
import { formatCountOrPending } from '../../../ui/text/numbers.ts';
import { StatusText } from '../../../ui/status-text.tsx';
import { words } from '../../../words.ts';
import { entryKey, type Entry } from './entries.ts';
import { optionGroups, type Option } from './options.ts';
import { partIcons } from './part-icons.ts';
import { useChoices } from './use-choices.ts';

const text = words.campaigns.audience;

interface ChipFieldProps {
  readonly audience: Audience;
  readonly side: AudienceSide;
  readonly entries: readonly Entry[];
  readonly renderChip: (entry: Entry, onRemove: () => void) => React.ReactNode;
  readonly onChange: (audience: Audience) => void;
  readonly onChooseFilter: () => void;
}

/**
 * One side of an audience: its chips, and a field that finds more. Arrow keys move over the chips,
 * Backspace and Delete remove one; Backspace in the empty field goes to the last chip.
 */
export function ChipField(props: ChipFieldProps) {
  const { audience, side, entries, renderChip, onChange, onChooseFilter } = props;
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const groups = optionGroups(
    { audience, side, typed },
    useChoices(typed, combobox.dropdownOpened),
  );
  const options = groups.flatMap((group) => group.options);
  const optionKeys = options.map(({ key }) => key).join(' ');
  const isTyping = typed.trim() !== '';

  useEffect(() => {
    // What Enter takes is marked as soon as something is found.
    if (isTyping && combobox.dropdownOpened) combobox.selectFirstOption();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the store is new at each drawing
  }, [isTyping, optionKeys]);

  const remove = (entry: Entry) =>
    onChange(
      entry.kind === 'contact'
        ? withoutContact(audience, side, entry.contactId)
        : withoutPart(audience, side, entry),
    );

  const choose = (option: Option) => {
    setTyped('');
    combobox.closeDropdown();
    if (option.addition === undefined) onChooseFilter();
    else onChange(withAddition(audience, side, option.addition));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const chips = [...(field.current?.querySelectorAll<HTMLElement>('[data-audience-key]') ?? [])];
    const isInInput = event.target === input.current;
    if (isInInput) {
      if (typed !== '' || (event.key !== 'ArrowLeft' && event.key !== 'Backspace')) return;
      const last = chips.at(-1);
      if (last === undefined) return;
      event.preventDefault();
      combobox.closeDropdown();
      last.focus();
      return;
    }
    const place = chips.findIndex((chip) => chip === event.target);
    if (place === -1) return;
    const goTo = (element: HTMLElement | null | undefined) => {
      event.preventDefault();
      (element ?? input.current)?.focus();
    };
    switch (event.key) {
      case 'ArrowLeft':
        return goTo(chips[Math.max(0, place - 1)]);
      case 'ArrowRight':
        return goTo(chips[place + 1]);
      case 'Home':
        return goTo(chips[0]);
      case 'End':
        return goTo(input.current);
      case 'Backspace':
      case 'Delete': {
        const item = chips[place]?.closest('li');
        const index = [...(item?.parentElement?.children ?? [])].findIndex((each) => each === item);
        const entry = entries[index];
        // The focus would be lost with the chip.
        const next = item?.nextElementSibling ?? item?.previousElementSibling;
        goTo(next?.querySelector<HTMLElement>('.audience-chip-remove'));
        if (entry !== undefined) remove(entry);
        return undefined;
      }
      default:
        return undefined;
    }
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        const option = options.find((each) => each.key === key);
        if (option !== undefined) choose(option);
      }}
      shadow="md"
      portalProps={{ target: '#main' }}
    >
      <Combobox.DropdownTarget>
        {/* Keys and clicks are those of the controls within. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
        <div
          ref={field}
          className="audience-field ui-outer-field"
          onKeyDown={onKeyDown}
          onClick={(event) => {
            if (event.target === event.currentTarget) input.current?.focus();
          }}
        >
          {entries.length > 0 && (
            <ul
              className="audience-chips"
              aria-label={side === 'to' ? text.toChips : text.butNotChips}
            >
              {entries.map((entry) => (
                <li key={entryKey(entry, audience, side)}>
                  {renderChip(entry, () => {
                    remove(entry);
                    input.current?.focus();
                  })}
                </li>
              ))}
            </ul>
          )}
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              ref={input}
              className="audience-input ui-inner-input"
              aria-label={side === 'to' ? text.addLabel : text.addExclusionLabel}
              aria-describedby={entries.length > 0 ? hintId : undefined}
              aria-autocomplete="list"
              placeholder={placeholder(side, entries.length)}
              maxLength={200}
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                combobox.openDropdown();
              }}
              onFocus={(event) => {
                // Back from a chip, or from removing one, nothing covers what stands below.
                if (!event.currentTarget.closest('.audience-field')?.contains(event.relatedTarget))
                  combobox.openDropdown();
              }}
              onClick={() => combobox.openDropdown()}
              onBlur={() => {
                combobox.closeDropdown();
                setTyped('');
              }}
            />
          </Combobox.EventsTarget>
          <VisuallyHidden id={hintId}>{text.chipHint}</VisuallyHidden>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <StatusText className="ui-hidden">
          {combobox.dropdownOpened && isTyping ? text.options(options.length) : ''}
        </StatusText>
        <Combobox.Options
          className="audience-options"
          aria-label={side === 'to' ? text.addLabel : text.addExclusionLabel}
        >
          {groups.map((group) => (
            <Combobox.Group key={group.label} label={group.label}>
              {group.options.map((option) => (
                <OptionRow key={option.key} option={option} />
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>{text.nothingFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OptionRow({ option }: { readonly option: Option }) {
  const OptionIcon = partIcons[option.icon];
  const hint = option.count === undefined ? option.hint : formatCountOrPending(option.count);
  return (
    <Combobox.Option value={option.key}>
      <span className="audience-option">
        <OptionIcon size={16} stroke={1.75} aria-hidden="true" />
        <span className="audience-option-name">{option.label}</span>
        {hint !== undefined && <span className="audience-option-hint">{hint}</span>}
      </span>
    </Combobox.Option>
  );
}

function placeholder(side: AudienceSide, chips: number): string {
  if (chips > 0) return text.addMore;
  return side === 'to' ? text.add : text.addExclusion;
}
