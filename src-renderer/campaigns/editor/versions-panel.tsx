import { Stack } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { DraftVersion } from '../../../src-shared/campaign/version.ts';
import { useRestoreVersion, useVersion, useVersions } from '../../api/campaigns/drafts.ts';
import { TextWithPills } from '../../message-editor/text-with-pills.tsx';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { Bubble } from '../../ui/data/bubble.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { SidePanel } from '../../ui/page/side-panel.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.editor.versions;

interface VersionsPanelProps {
  readonly campaign: Campaign;
  /** Saves what is typed; the saved draft, or null where it could not be saved. */
  readonly beforeRestore: () => Promise<Campaign | null>;
  readonly onRestored: (campaign: Campaign) => void;
  readonly onClose: () => void;
}

/** The versions of a draft: a click shows one, and it can be restored; nothing is lost by that. */
export function VersionsPanel(props: VersionsPanelProps) {
  const { campaign, beforeRestore, onRestored, onClose } = props;
  const { id } = campaign.snapshot;
  const versions = useVersions(id);
  const restoreVersion = useRestoreVersion();
  const [shown, setShown] = useState<number | null>(null);

  const restore = async (version: number) => {
    const saved = await beforeRestore();
    if (saved === null) return;
    const restored = await doOrTell(text.notRestored, () =>
      restoreVersion({ id, revision: saved.revision, version }),
    );
    if (restored === null) return;
    onRestored(restored.value);
    setShown(null);
    notifyDone(text.restored);
  };

  return (
    <SidePanel title={text.title} facts={text.facts} onClose={onClose}>
      <Loaded query={versions} failure={text.notRead} lines={6}>
        {(all) => (
          <ol className="editor-version-list" aria-label={text.title}>
            {all.map((version, index) => (
              <li key={version.revision}>
                <button
                  type="button"
                  className="editor-version"
                  aria-expanded={shown === version.revision}
                  onClick={() => setShown(shown === version.revision ? null : version.revision)}
                >
                  <span>
                    <strong>{index === 0 ? text.current : formatMoment(version.savedAt)}</strong>
                    {index === 0 && <time>{formatMoment(version.savedAt)}</time>}
                  </span>
                  <small>{whatChanged(version)}</small>
                </button>
                {shown === version.revision && (
                  <VersionPreview id={id} version={version}>
                    {index > 0 && (
                      <WorkButton
                        variant="default"
                        leftSection={<IconRestore size={14} aria-hidden="true" />}
                        onWork={() => restore(version.revision)}
                      >
                        {text.restore}
                      </WorkButton>
                    )}
                  </VersionPreview>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </SidePanel>
  );
}

interface VersionPreviewProps {
  readonly id: number;
  readonly version: DraftVersion;
  readonly children: ReactNode;
}

function VersionPreview({ id, version, children }: VersionPreviewProps) {
  const read = useVersion(id, version.revision);
  const body = read.data?.body ?? version.beginning;
  return (
    <Stack gap="xs" align="flex-start" className="editor-version-preview">
      <Bubble direction="in" note={read.data?.name}>
        {body.trim() === '' ? text.empty : <TextWithPills>{body}</TextWithPills>}
      </Bubble>
      {children}
    </Stack>
  );
}

function whatChanged({ revision, changed }: DraftVersion): string {
  if (changed === null) return revision === 1 ? text.first : text.oldest;
  return text.changed(changed.map((part) => text.parts[part]).join(', '));
}
