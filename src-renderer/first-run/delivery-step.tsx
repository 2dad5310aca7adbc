import { Button } from '@mantine/core';
import { IconAntenna } from '@tabler/icons-react';
import type { Settings } from '../../src-shared/settings/settings.ts';
import type { SenderReport } from '../../src-shared/settings/setup/sender-report.ts';
import { useSaveSettings } from '../api/settings.ts';
import { useSenderReport } from '../api/setup.ts';
import { Checklist } from '../ui/data/checklist.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useSenderText } from '../senders/sender-text.ts';
import { words } from '../words.ts';
import { rateCheck, registrationCheck, repliesCheck } from './delivery-checks.ts';
import { Step, type StepWays } from './step.tsx';
import { unreadChecks } from './unread-parts.ts';

const { delivery: texts, rate } = words.firstRunDelivery;
const { wizard } = words.firstRun;

interface DeliveryStepProps {
  readonly settings: Settings;
  readonly ways: StepWays;
}

/** Whether texts from the chosen sender arrive, replies can be read, and how fast it may send. */
export function DeliveryStep({ settings, ways }: DeliveryStepProps) {
  const { defaultSender } = settings;
  if (defaultSender !== '') return <Findings settings={settings} ways={ways} />;
  return (
    <Step title={texts.title} about={texts.noSenderAbout} onSkip={ways.skip} actions={null}>
      <EmptyState
        icon={<IconAntenna size={20} />}
        title={texts.noSenderTitle}
        action={<Button onClick={() => ways.goTo('sender')}>{texts.toSender}</Button>}
      >
        {texts.noSenderText}
      </EmptyState>
    </Step>
  );
}

function Findings({ settings, ways }: DeliveryStepProps) {
  const { defaultSender } = settings;
  const report = useSenderReport(defaultSender);
  const senderText = useSenderText(defaultSender);
  return (
    <Step
      title={texts.title}
      about={texts.about(senderText(defaultSender))}
      onSkip={ways.skip}
      actions={
        <>
          <Button
            variant="default"
            loading={report.isFetching}
            onClick={() => void report.refetch()}
          >
            {wizard.again}
          </Button>
          <Button onClick={ways.complete} disabled={report.data === undefined}>
            {wizard.next}
          </Button>
        </>
      }
    >
      <Loaded query={report} failure={texts.failure}>
        {(known) => <Report report={known} settings={settings} />}
      </Loaded>
    </Step>
  );
}

interface ReportProps {
  readonly report: SenderReport;
  readonly settings: Settings;
}

function Report({ report, settings }: ReportProps) {
  const save = useSaveSettings();
  const accept = (segmentsPerSecond: number) =>
    void doOrTell(wizard.notSaved, () => save.mutateAsync({ segmentsPerSecond }));
  const action = (proposed: number) => (
    <Button variant="default" loading={save.isPending} onClick={() => accept(proposed)}>
      {rate.use}
    </Button>
  );
  return (
    <Checklist
      label={texts.label}
      checks={[
        registrationCheck(report),
        repliesCheck(report),
        rateCheck(report, settings.segmentsPerSecond, action),
        ...unreadChecks(report.unread),
      ]}
    />
  );
}
