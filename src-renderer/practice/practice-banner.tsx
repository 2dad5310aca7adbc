import { Anchor } from '@mantine/core';
import { useHasPractice } from '../api/campaigns.ts';
import { Banner } from '../ui/feedback/banner.tsx';
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
            <Anchor component="button" type="button" inherit onClick={() => void discard()}>
              {text.discard}
            </Anchor>
          )}
          <Anchor component="button" type="button" inherit onClick={() => void leave()}>
            {text.leave}
          </Anchor>
        </>
      }
    >
      {text.sentence}
    </Banner>
  );
}
