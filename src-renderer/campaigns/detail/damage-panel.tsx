import { Alert, Button, Stack, Text } from '@mantine/core';
import type { OriginalFigures } from '../../../src-shared/campaign/original-figures.ts';
import { openRepair } from '../../repair/open-repair.tsx';
import { describeDamage } from '../describe-damage.ts';

/** Says that a campaign came damaged from the old system, and how to repair it. */
export function DamagePanel({ damaged }: { readonly damaged: OriginalFigures }) {
  return (
    <Alert color="red" variant="outline" title="This campaign came damaged from the old system">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {`The old system says: ${describeDamage(damaged)}, ${damaged.status}. A repair counts its messages again and brings it to its end. Nothing of it is sent before that.`}
        </Text>
        <Button variant="default" onClick={openRepair}>
          Repair database…
        </Button>
      </Stack>
    </Alert>
  );
}
