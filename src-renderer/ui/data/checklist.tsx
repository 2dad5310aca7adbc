import { IconCheck, IconExclamationMark, IconX, type Icon } from '@tabler/icons-react';
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../../words.ts';
import type { Tone } from '../theme/tokens.ts';
import './data.css';

/** How one point of a checklist stands. */
export type CheckState = 'fine' | 'decide' | 'wrong' | 'note' | 'running' | 'todo';

export interface Check {
  readonly id: string;
  readonly state: CheckState;
  readonly title: string;
  /** One sentence of consequence. */
  readonly text?: ReactNode;
  /** The one button that fixes it. */
  readonly action?: ReactNode;
  /** Another icon than that of the state. */
  readonly icon?: Icon;
}

const tones: Readonly<Record<CheckState, Tone>> = {
  fine: 'delivered',
  decide: 'attention',
  wrong: 'failed',
  note: 'moving',
  running: 'over',
  todo: 'over',
};

const icons: Partial<Readonly<Record<CheckState, Icon>>> = {
  fine: IconCheck,
  decide: IconExclamationMark,
  note: IconExclamationMark,
  wrong: IconX,
};

interface ChecklistProps {
  /** For assistive technology. */
  readonly label: string;
  readonly checks: readonly Check[];
}

/** Findings before a decision, or steps: each with its state, one sentence, and one button. */
export function Checklist({ label, checks }: ChecklistProps) {
  return (
    <ol className="ui-list" aria-label={label}>
      {checks.map(({ id, state, title, text, action, icon }) => {
        const StateIcon = icon ?? icons[state];
        return (
          <li key={id} className="ui-row" data-state={state}>
            <span className="ui-mark" data-tone={tones[state]} aria-hidden="true">
              {state === 'running' && <Loader size={14} />}
              {StateIcon !== undefined && <StateIcon size={14} />}
            </span>
            <div className="ui-row-text">
              <div className="ui-row-title">
                {title}
                <span className="ui-hidden"> ({words.ui.states[state]})</span>
              </div>
              {text !== undefined && <div className="ui-row-second">{text}</div>}
            </div>
            {action !== undefined && <div className="ui-row-action">{action}</div>}
          </li>
        );
      })}
    </ol>
  );
}
