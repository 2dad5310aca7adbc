import { useHasPractice } from '../api/campaigns/practice.ts';
import { Banner } from '../ui/feedback/banner.tsx';
import { WorkLink } from '../ui/controls/work-button.tsx';
import { words } from '../words.ts';
import { useDiscardPracticed, useLeavePractice } from './practice-actions.ts';

const { practice: text } = words;

/** Says that no texts are really sent, and has both ways out. */
export function PracticeBanner() {
  const leave = useLeavePractice();
  const discard = useDiscardPracticed();
  const hasPractice = useHasPractice();
  return (
    <Banner
      label={text.label}
      tone="practice"
      actions={
        <>
          {hasPractice && (
            <WorkLink inherit onWork={discard}>
              {text.discard}
            </WorkLink>
          )}
          <WorkLink inherit onWork={leave}>
            {text.leave}
          </WorkLink>
        </>
      }
    >
      {text.sentence}
    </Banner>
  );
}
