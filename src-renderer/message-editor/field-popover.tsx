import { Button, Group, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { dateOrders } from '../../src-shared/template/formats/read-date.ts';
import { compileTemplate } from '../../src-shared/template/template.ts';
import { inQuotes, withFallback, withFormat } from '../../src-shared/template/write-field.ts';
import { words } from '../words.ts';
import { fieldLabel, type EditorField } from './editor-field.ts';
import type { Pill } from './editor-state.ts';
import { chosenFormat, chosenOrder, formatChoices } from './field-formats.ts';
import { fallbackOf } from './field-pills.ts';

const text = words.messageEditor.popover;

/** Where the pill stands, in pixels within the editor. */
export interface PillPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface FieldPopoverProps {
  /** The field that is edited; undefined where none is. */
  readonly pill: Pill | undefined;
  readonly place: PillPlace;
  readonly fields: readonly EditorField[];
  /** Puts another text in the place of the pill. */
  readonly onWrite: (source: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** What a field says where it is empty, and how its value is written. */
export function FieldPopover({ pill, place, fields, ...on }: FieldPopoverProps) {
  return (
    <Popover
      opened={pill !== undefined}
      onDismiss={on.onClose}
      position="bottom-start"
      offset={6}
      trapFocus
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      width={280}
    >
      <Popover.Target>
        <span className="message-anchor" aria-hidden="true" style={{ ...place }} />
      </Popover.Target>
      <Popover.Dropdown
        className="message-popover"
        {...(pill === undefined ? {} : { 'aria-label': text.title(fieldLabel(pill.use.name)) })}
      >
        {pill !== undefined && <FieldForm pill={pill} fields={fields} {...on} />}
      </Popover.Dropdown>
    </Popover>
  );
}

type FieldFormProps = Omit<FieldPopoverProps, 'pill' | 'place'> & { readonly pill: Pill };

function FieldForm({ pill: { use }, fields, onWrite, onRemove, onClose }: FieldFormProps) {
  const field = fields.find(({ name }) => name === use.name);
  const sample = field?.sample ?? '';
  const choices = formatChoices(sample, field?.isCustom ?? true);
  const chosen = chosenFormat(use, choices);
  const shown =
    sample === '' ? '' : compileTemplate(withFallback(use, null))({ [use.name]: sample });
  const choose = (value: string, order: string) => {
    const choice = choices.find((one) => one.value === value);
    const filter = choice?.filter ?? null;
    const ordered =
      filter?.name === 'date' && order !== ''
        ? { ...filter, values: [...filter.values, order] }
        : filter;
    onWrite(withFormat(use, ordered));
  };
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        {fieldLabel(use.name)}
      </Text>
      <TextInput
        label={text.fallback}
        description={text.fallbackHint}
        placeholder={text.fallbackExample}
        data-autofocus
        value={fallbackOf(use) ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onWrite(withFallback(use, value === '' ? null : inQuotes(value)))
        }
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The key would go on to the text, which has the focus by then.
          event.preventDefault();
          onClose();
        }}
      />
      <NativeSelect
        label={text.format}
        value={chosen?.value ?? ownFormat}
        data={[
          ...choices.map(({ value, label }) => ({ value, label })),
          ...(chosen === null ? [{ value: ownFormat, label: text.own }] : []),
        ]}
        onChange={({ currentTarget: { value } }) => choose(value, chosenOrder(use))}
      />
      {chosen?.filter?.name === 'date' && (
        <NativeSelect
          label={text.order}
          value={chosenOrder(use)}
          data={[
            { value: '', label: text.orderLeft },
            { value: inQuotes(dateOrders[0]), label: text.monthFirst },
            { value: inQuotes(dateOrders[1]), label: text.dayFirst },
          ]}
          onChange={({ currentTarget: { value } }) => choose(chosen.value, value)}
        />
      )}
      {shown !== sample && (
        <Text size="xs" c="dimmed" className="ui-wrap">
          {text.example(sample, shown)}
        </Text>
      )}
      <Group justify="space-between">
        <Button
          variant="subtle"
          className="message-remove"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={onRemove}
        >
          {text.remove}
        </Button>
        <Button variant="default" onClick={onClose}>
          {text.done}
        </Button>
      </Group>
    </Stack>
  );
}

/** The value of the choice of a format that a person wrote by hand. */
const ownFormat = 'own';
