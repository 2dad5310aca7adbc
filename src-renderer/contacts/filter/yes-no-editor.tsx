import { Group, Radio } from '@mantine/core';

interface YesNoEditorProps {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
}

/** One of two. */
export function YesNoEditor({ label, yes, no, value, onChange }: YesNoEditorProps) {
  return (
    <Radio.Group
      label={label}
      size="xs"
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen === 'true')}
    >
      <Group gap="md" mt={6}>
        <Radio size="xs" value="true" label={yes} data-autofocus />
        <Radio size="xs" value="false" label={no} />
      </Group>
    </Radio.Group>
  );
}
