import { Autocomplete, Group, Text, type AutocompleteProps } from '@mantine/core';
import { useState } from 'react';
import type { AccountSender } from '../../src-shared/settings/account-senders.ts';
import { useAccountSenders } from '../api/settings.ts';

interface SenderFieldProps extends Pick<AutocompleteProps, 'label' | 'error'> {
  /** Without a full stop. */
  readonly description: string;
  readonly value: string;
  readonly onChange: (sender: string) => void;
  readonly 'data-autofocus'?: boolean;
}

/**
 * A sender: typed, or chosen from the numbers, short codes and Messaging Services of the account,
 * for which Twilio is asked as soon as somebody turns to the field.
 */
export function SenderField({ description, ...props }: SenderFieldProps) {
  const [isWanted, setIsWanted] = useState(false);
  const { data } = useAccountSenders(isWanted);
  const senders = data?.senders ?? [];
  const names = new Map(senders.map(({ sender, name }) => [sender, name]));
  const ofKind = (wanted: AccountSender['kind']) =>
    senders.filter(({ kind }) => kind === wanted).map(({ sender }) => sender);
  return (
    <Autocomplete
      {...props}
      description={data?.problem ? `${description}. ${data.problem}` : description}
      placeholder="+12125550100 or MG…"
      onFocus={() => setIsWanted(true)}
      comboboxProps={{ portalProps: { target: '#main' } }}
      data={[
        { group: 'Numbers', items: ofKind('number') },
        { group: 'Short codes', items: ofKind('short-code') },
        { group: 'Messaging Services', items: ofKind('service') },
      ].filter(({ items }) => items.length > 0)}
      limit={200}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <span>{option.value}</span>
          <Text component="span" size="xs" c="dimmed">
            {names.get(option.value)}
          </Text>
        </Group>
      )}
    />
  );
}
