import { Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { takeDroppedFile } from '../api/dropped-file.ts';
import { useImportRun } from '../api/imports/import-run.ts';
import { useTakeFile } from '../imports/new/import-draft.ts';
import { words } from '../words.ts';
import { EggPicture } from '../ui/feedback/egg-picture.tsx';
import { doOrTell } from '../ui/notices.tsx';
import './file-drop.css';

/** Takes a file that is dropped anywhere on the window, and goes to its import. */
export function FileDrop() {
  const navigate = useNavigate();
  const take = useTakeFile();
  const isImporting = useImportRun().state === 'running';
  const [isOver, setIsOver] = useState(false);

  const drop = useEffectEvent(async (files: readonly File[]) => {
    const failure = files.length > 1 ? words.app.drop.oneAtATime : words.app.drop.notTaken;
    const taken = await doOrTell(failure, () => takeOne(files, isImporting));
    if (taken === null) return;
    take(taken.value);
    await navigate({ to: '/contacts/import' });
  });

  useEffect(() => {
    // Dragging into an inner element enters it before it leaves the outer one.
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      depth += 1;
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      void drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  if (!isOver) return null;
  return (
    <aside
      className="app-drop"
      aria-label={isImporting ? words.app.drop.busy : words.app.drop.sign}
    >
      <div className="app-drop-sign">
        <EggPicture scene="nest" icon={<IconFileImport />} />
        <Text fw={600} size="lg">
          {isImporting ? words.app.drop.busy : words.app.drop.sign}
        </Text>
        <Text size="sm" c="dimmed">
          {isImporting ? words.app.drop.busyHint : words.app.drop.signHint}
        </Text>
      </div>
    </aside>
  );
}

async function takeOne(files: readonly File[], isImporting: boolean) {
  const [file, ...others] = files;
  if (isImporting) throw new Error(words.app.drop.busyFailure);
  if (file === undefined) throw new Error(words.app.drop.noFile);
  if (others.length > 0) throw new Error(words.app.drop.several);
  return await takeDroppedFile(file);
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
