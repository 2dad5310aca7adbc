import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconTemplate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { templateLimits, type SavedTemplate } from '../../src-shared/template/saved-template.ts';
import { useStarters, useTemplates } from '../api/templates.ts';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Loaded } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatDay } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { FilledText } from './filled-text.tsx';
import { templatesFound } from './find-templates.ts';
import { useInsertTemplate, type Insertion } from './use-insert-template.ts';
import './templates.css';

const text = words.templates;

interface TemplatePickerProps {
  /** The text that the draft has now. */
  readonly body: string;
  readonly onChange: (body: string) => void;
  /** What is inserted of the text of a template; the text as it is where absent. */
  readonly prepare?: (body: string) => Promise<string>;
  /** Whether its button is an icon alone. */
  readonly isIcon?: boolean;
  /** Called once a template was chosen, so that the focus can go to the text. */
  readonly onInserted?: () => void;
}

/** Something to choose: a template of one’s own, or a starter. */
interface Choice {
  readonly key: string;
  /** Null for a starter. */
  readonly id: number | null;
  readonly name: string;
  readonly about: string;
  readonly body: string;
}

/** Opens the templates for a draft: a button that stands beside the heading of the text. */
export function TemplatePicker(props: TemplatePickerProps) {
  const { body, onChange, prepare, isIcon = false, onInserted } = props;
  const [opened, setOpened] = useState(false);
  const insert = useInsertTemplate(body, onChange);
  const close = () => setOpened(false);
  const choose = async (choice: Choice, how: Insertion) => {
    close();
    const prepared =
      prepare === undefined
        ? choice.body
        : (await doOrTell(text.picker.notInserted, () => prepare(choice.body)))?.value;
    if (prepared === undefined) return;
    insert({ ...choice, body: prepared }, how);
    onInserted?.();
  };
  return (
    <>
      {isIcon ? (
        <IconButton
          label={text.picker.insert}
          icon={IconTemplate}
          onClick={() => setOpened(true)}
        />
      ) : (
        <Anchor
          component="button"
          type="button"
          className="template-open"
          onClick={() => setOpened(true)}
        >
          <IconTemplate size={15} stroke={1.75} aria-hidden="true" />
          {text.title}
        </Anchor>
      )}
      <Modal opened={opened} onClose={close} title={text.picker.title} size="xl">
        <Picker
          hasText={body.trim() !== ''}
          onClose={close}
          onChoose={(choice, how) => void choose(choice, how)}
        />
      </Modal>
    </>
  );
}

interface PickerProps {
  /** Whether the draft has a text already. */
  readonly hasText: boolean;
  readonly onClose: () => void;
  readonly onChoose: (choice: Choice, how: Insertion) => void;
}

function Picker({ hasText, onClose, onChoose }: PickerProps) {
  const navigate = useNavigate();
  const templates = useTemplates();
  const starters = useStarters();
  const [search, setSearch] = useState('');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const own = templatesFound((templates.data ?? []).map(choiceOfTemplate), search);
  const given = templatesFound(
    starters.map(({ kind, ...starter }): Choice => ({ key: kind, id: null, ...starter })),
    search,
  );
  const all = [...own, ...given];
  const chosen = all.find(({ key }) => key === chosenKey) ?? all[0];

  const isUsable = chosen !== undefined && chosen.body.trim() !== '';

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && chosen !== undefined) {
      event.preventDefault();
      const next = all[all.indexOf(chosen) + step];
      if (next !== undefined) setChosenKey(next.key);
    }
    if (event.key === 'Enter' && isUsable && !hasText) {
      event.preventDefault();
      onChoose(chosen, 'replace');
    }
  };
  const list = (label: string, some: readonly Choice[]) =>
    some.length > 0 && (
      <>
        <h3>{label}</h3>
        <ul aria-label={label}>
          {some.map((choice) => (
            <li key={choice.key}>
              <button
                {...(choice === chosen ? { ref: bringIntoSight } : {})}
                type="button"
                className="template-choice"
                aria-pressed={choice === chosen}
                onClick={() => setChosenKey(choice.key)}
              >
                <span className="ui-two-lines">{choice.name}</span>
                <small>{choice.about}</small>
              </button>
            </li>
          ))}
        </ul>
      </>
    );

  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        data-autofocus
        aria-label={text.find}
        placeholder={text.find}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        maxLength={templateLimits.nameLength}
        value={search}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosenKey(null);
        }}
      />
      <StatusText className="ui-hidden">
        {search.trim() === '' ? '' : text.found(all.length)}
      </StatusText>
      <div className="template-picker">
        <div className="template-choices">
          <Loaded query={templates} failure={text.notRead} lines={4}>
            {(known) => (known.length === 0 ? <p>{text.picker.nothing}</p> : null)}
          </Loaded>
          {list(text.picker.yours, own)}
          {list(text.picker.starters, given)}
          {all.length === 0 && <p>{`${text.noneFound}. ${text.noneFoundText}`}</p>}
        </div>
        <section className="template-chosen" aria-label={text.picker.preview}>
          {chosen !== undefined && <FilledText body={chosen.body} ifEmpty={text.noText} />}
        </section>
      </div>
      {hasText && (
        <Text size="sm" c="dimmed">
          {text.picker.hasText}
        </Text>
      )}
      <Group justify="space-between" gap="xs">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            onClose();
            void navigate({ to: '/templates' });
          }}
        >
          {text.picker.manage}
        </Anchor>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.ui.cancel}
          </Button>
          {hasText && (
            <Button
              variant="default"
              disabled={!isUsable}
              onClick={() => chosen && onChoose(chosen, 'add')}
            >
              {text.picker.add}
            </Button>
          )}
          <Button disabled={!isUsable} onClick={() => chosen && onChoose(chosen, 'replace')}>
            {hasText ? text.picker.replace : text.picker.use}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function choiceOfTemplate({ id, name, body, usedAt }: SavedTemplate): Choice {
  const about = usedAt === null ? text.picker.neverUsed : text.picker.used(formatDay(usedAt));
  return { key: `template-${id}`, id, name, about, body };
}
