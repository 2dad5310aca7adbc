import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSettings } from '../api/settings.ts';
import { useImportSamples } from '../api/setup.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';

const { samples } = words.firstRun;

interface TryWithSamplesProps {
  /** `filled` where it is the first step of its place; there is one such button a screen. */
  readonly variant?: 'default' | 'filled';
}

/**
 * A button that imports the sample contacts and opens a first draft to them. Shown in practice mode alone:
 * nobody has the numbers of sample contacts.
 */
export function TryWithSamples({ variant = 'default' }: TryWithSamplesProps) {
  const isPractice = useSettings().data?.gateway === 'simulator';
  const navigate = useNavigate();
  const importing = useImportSamples();
  if (!isPractice) return null;

  const run = async () => {
    const done = await doOrTell(samples.failure, () => importing.mutateAsync());
    if (done === null) return;
    notifyDone(samples.done(done.value.contacts));
    await navigate(campaignLink(done.value.campaignId));
  };
  return (
    <Button
      variant={variant}
      leftSection={<IconFlask size={16} aria-hidden="true" />}
      loading={importing.isPending}
      onClick={() => void run()}
    >
      {samples.button}
    </Button>
  );
}
