import { Button, Group, Menu } from '@mantine/core';
import { useState } from 'react';
import type {
  Finding,
  FindingFix,
  FindingLevel,
} from '../../../src-shared/campaign/review-finding.ts';
import { Checklist, type Check, type CheckState } from '../../ui/data/checklist.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSenderText } from '../../senders/sender-text.ts';
import { words } from '../../words.ts';
import { describeFinding } from './describe-finding.ts';
import type { FindingText } from './finding-text.ts';
import { peopleOf } from './finding-people.ts';
import { FixButton } from './fix-button.tsx';

const text = words.campaigns.review;

const states: Readonly<Record<FindingLevel, CheckState>> = {
  stop: 'wrong',
  decide: 'decide',
  notice: 'note',
  fine: 'fine',
};

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly onFix: (finding: Finding, fix: FindingFix, fallback?: string) => Promise<void>;
  /** Shows the people of a finding. */
  readonly onPeople: (finding: Finding, title: string) => void;
}

/** What was found, by how much it matters; what is fine is folded. */
export function FindingList({ findings, onFix, onPeople }: FindingListProps) {
  const [showsFine, setShowsFine] = useState(false);
  const phoneText = usePhoneText();
  const ofSender = findings.find((finding) => finding.check === 'sender');
  const senderText = useSenderText(ofSender?.facts.sender ?? '');
  const now = useNow(60_000);
  const said = findings.map((finding) => ({
    finding,
    ...describeFinding(finding, { phoneText, senderText, now }),
  }));
  const of = (level: FindingLevel) => said.filter(({ finding }) => finding.level === level);
  const list = (level: FindingLevel, label: string) => (
    <Checklist label={label} checks={of(level).map((one) => checkOf(one, { onFix, onPeople }))} />
  );
  const fine = of('fine');
  return (
    <>
      {(['stop', 'decide', 'notice'] as const).map((level) => {
        const { length } = of(level);
        if (length === 0) return null;
        const title = level === 'notice' ? text.groups.notice : text.groups[level](length);
        return (
          <section key={level} aria-label={title} className="review-group">
            <h3>{title}</h3>
            {list(level, title)}
          </section>
        );
      })}
      {fine.length > 0 && (
        <section aria-label={text.groups.fine(fine.length)} className="review-group">
          <Group justify="space-between" wrap="nowrap">
            <h3>{text.groups.fine(fine.length)}</h3>
            <Button
              variant="subtle"
              aria-expanded={showsFine}
              onClick={() => setShowsFine((before) => !before)}
            >
              {showsFine ? text.hideFine : text.showFine}
            </Button>
          </Group>
          {showsFine && list('fine', text.groups.fine(fine.length))}
        </section>
      )}
    </>
  );
}

interface Said extends FindingText {
  readonly finding: Finding;
}

function checkOf(
  { finding, title, text: second }: Said,
  { onFix, onPeople }: Pick<FindingListProps, 'onFix' | 'onPeople'>,
): Check {
  const [fix, ...others] = finding.fixes;
  const hasPeople = peopleOf(finding) !== null;
  const of = finding.check === 'empty-field' ? finding.facts.field : '';
  return {
    id: `${finding.check} ${of}`,
    state: states[finding.level],
    title,
    text: second,
    ...(fix === undefined && !hasPeople
      ? {}
      : {
          action: (
            <Group gap="xs" justify="flex-end" className="review-actions">
              {hasPeople && (
                <Button variant="subtle" onClick={() => onPeople(finding, title)}>
                  {text.showPeople(finding.people ?? 0)}
                </Button>
              )}
              {fix !== undefined && (
                <FixButton fix={fix} onFix={(made, fallback) => onFix(finding, made, fallback)} />
              )}
              {others.length > 0 && (
                <MoreActions label={text.moreFixes(title)} isQuiet>
                  {others.map((other) => (
                    <Menu.Item key={other.kind} onClick={() => void onFix(finding, other)}>
                      {text.findings.fixes[other.kind]}
                    </Menu.Item>
                  ))}
                </MoreActions>
              )}
            </Group>
          ),
        }),
  };
}
