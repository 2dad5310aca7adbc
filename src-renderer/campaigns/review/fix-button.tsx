import { Button, Group, Popover, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { FindingFix } from '../../../src-shared/campaign/review-finding.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';

const text = words.campaigns.review;

/** The longest text in the place of an empty value. */
const fallbackLength = 100;

/** Esc closes the small form, and leaves the sheet around it open. */
const keepsEscape = { 'data-mantine-stop-propagation': true } as const;

interface FixButtonProps {
  readonly fix: FindingFix;
  readonly onFix: (fix: FindingFix, fallback?: string) => Promise<void>;
}

/** Makes a fix with one click; one that needs a text asks for the text first. */
export function FixButton({ fix, onFix }: FixButtonProps) {
  if (fix.kind === 'set-fallback') return <FallbackButton fix={fix} onFix={onFix} />;
  return (
    <WorkButton variant="default" onWork={() => onFix(fix)}>
      {text.findings.fixes[fix.kind]}
    </WorkButton>
  );
}

function FallbackButton({ fix, onFix }: FixButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [fallback, setFallback] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (fallback.trim() === '') return;
    setIsOpen(false);
    void onFix(fix, fallback.trim());
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      trapFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button variant="default" onClick={() => setIsOpen((before) => !before)}>
          {text.findings.fixes[fix.kind]}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              label={text.fallback}
              maxLength={fallbackLength}
              value={fallback}
              onChange={(event) => setFallback(event.currentTarget.value)}
              data-autofocus
              {...keepsEscape}
            />
            <Button type="submit" {...keepsEscape}>
              {text.fallbackSet}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
