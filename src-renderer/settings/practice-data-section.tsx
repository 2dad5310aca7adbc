import { IconFlask } from '@tabler/icons-react';
import { usePractice } from '../api/campaigns/practice.ts';
import { useDiscardPracticed } from '../practice/practice-actions.ts';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { Section } from '../ui/page/section.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';

const { practice } = words.settings;

/** How much practice there is, and the way to be rid of it. */
export function PracticeDataSection() {
  const data = usePractice();
  const discard = useDiscardPracticed();
  return (
    <Section title={practice.data} about={practice.dataAbout}>
      <Loaded query={data} failure={practice.dataFailure} lines={1}>
        {({ campaigns, messages }) => (
          <List label={practice.data}>
            <ListRow
              icon={IconFlask}
              tone={campaigns === 0 ? 'over' : 'practice'}
              title={campaigns === 0 ? practice.dataNone : practice.dataCount(campaigns, messages)}
              action={
                campaigns > 0 && (
                  <WorkButton variant="default" onWork={discard}>
                    {words.practice.discard}
                  </WorkButton>
                )
              }
            />
          </List>
        )}
      </Loaded>
    </Section>
  );
}
