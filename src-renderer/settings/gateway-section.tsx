import { Radio, Stack, Text } from '@mantine/core';
import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from './section.tsx';

interface GatewayChoice {
  readonly value: GatewayKind;
  readonly label: string;
  readonly text: string;
}

const choices: readonly GatewayChoice[] = [
  {
    value: 'simulator',
    label: 'Practice',
    text: 'Plays everything through on this computer. No texts are really sent, and it costs nothing.',
  },
  {
    value: 'twilio',
    label: 'Twilio',
    text: 'Texts people through your own Twilio account, which bills each segment.',
  },
];

/** The choice of the gateway. */
export function GatewaySection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title="Gateway" description="What carries your messages.">
      <Radio.Group
        aria-label="Gateway"
        value={settings.gateway}
        onChange={(value) =>
          void doOrTell('The gateway was not changed', () =>
            save.mutateAsync({ gateway: value === 'twilio' ? 'twilio' : 'simulator' }),
          )
        }
      >
        <div className="settings-cards">
          {choices.map(({ value, label, text }) => (
            <Radio.Card key={value} value={value} className="settings-card" aria-label={label}>
              <Radio.Indicator size="xs" />
              <Stack gap={2}>
                <Text size="sm" fw={600}>
                  {label}
                </Text>
                <Text size="xs" c="dimmed">
                  {text}
                </Text>
              </Stack>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </Section>
  );
}
