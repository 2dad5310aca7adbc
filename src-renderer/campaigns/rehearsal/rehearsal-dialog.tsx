import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import {
  noFaults,
  type Rehearsal,
  type RehearsalFaults,
} from '../../../src-shared/campaign/rehearsal.ts';
import { cancelRehearsal, useRehearse } from '../../api/campaigns/rehearsals.ts';
import { RequestError } from '../../api/request.ts';
import { Stage } from '../../ui/keys/stage.tsx';
import { words } from '../../words.ts';
import { FaultsForm } from './faults-form.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';
import { RehearsalRunning } from './rehearsal-running.tsx';
import './rehearsal.css';

const text = words.campaigns.rehearsal;

interface RehearsalDialogProps {
  readonly id: number;
  readonly revision: number;
  readonly name: string;
  readonly opened: boolean;
  /** The last one of this revision; null where there is none. */
  readonly last: Rehearsal | null;
  readonly onRehearsed: (rehearsal: Rehearsal) => void;
  readonly onClose: () => void;
}

/** Asks for faults, shows how far the rehearsal is, then what came of it. */
export function RehearsalDialog(props: RehearsalDialogProps) {
  const { name, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} size={620} title={text.title(name)}>
      <Content {...props} />
    </Modal>
  );
}

function Content({ id, revision, last, onRehearsed, onClose }: RehearsalDialogProps) {
  const rehearse = useRehearse();
  const [isChoosing, setChoosing] = useState(last === null);
  const [faults, setFaults] = useState(last?.faults ?? noFaults);
  const [failure, setFailure] = useState<string | null>(null);
  // Whoever closes the dialog does not want to wait for it.
  useEffect(() => cancelRehearsal, []);

  const start = async (chosen: RehearsalFaults) => {
    setFaults(chosen);
    setFailure(null);
    try {
      onRehearsed(await rehearse.mutateAsync({ id, revision, faults: chosen }));
      setChoosing(false);
    } catch (error) {
      const isCanceled = error instanceof RequestError && error.code === 'canceled';
      setFailure(
        isCanceled ? text.canceled : error instanceof Error ? error.message : text.failure,
      );
    }
  };

  if (rehearse.isPending) {
    return (
      <Stage name="running" focus="action">
        <RehearsalRunning id={id} onStop={cancelRehearsal} />
      </Stage>
    );
  }
  if (last !== null && !isChoosing) {
    return (
      <Stage name={`result ${last.at}`} focus="whole">
        <RehearsalResult rehearsal={last} onAgain={() => setChoosing(true)} onClose={onClose} />
      </Stage>
    );
  }
  return (
    <Stage name="faults" focus="action">
      <FaultsForm
        faults={faults}
        failure={failure}
        onStart={(chosen) => void start(chosen)}
        onClose={onClose}
      />
    </Stage>
  );
}
