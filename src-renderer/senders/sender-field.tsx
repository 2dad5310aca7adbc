import { Autocomplete, Group, Text, type AutocompleteProps } from '@mantine/core';
import { useState } from 'react';
import type { AccountSender } from '../../src-shared/settings/account-senders.ts';
import { isMessagingService } from '../../src-shared/campaign/sender.ts';
import { useAccountSenders } from '../api/settings.ts';
import { words } from '../words.ts';
import { useSenderText } from './sender-text.ts';

interface SenderFieldProps extends Pick<AutocompleteProps, 'label' | 'error'> {
  /** Without a full stop. */
  readonly description: string;
  readonly value: string;
  readonly onChange: (sender: string) => void;
  readonly 'data-autofocus'?: boolean;
}

const text = words.campaigns.shared.sender;

/**
 * A sender: typed, or chosen from the numbers, short codes and Messaging Services of the account,
 * for which Twilio is asked as soon as somebody turns to the field.
 */
export function SenderField({ description, ...props }: SenderFieldProps) {
  const [isWanted, setIsWanted] = useState(false);
  const isService = isMessagingService(props.value);
  const { data } = useAccountSenders(isWanted || isService);
  const senderText = useSenderText(props.value);
  const about = isService ? text.named(description, senderText(props.value)) : description;
  const senders = data?.senders ?? [];
  const names = new Map(senders.map(({ sender, name }) => [sender, name]));
  const ofKind = (wanted: AccountSender['kind']) =>
    senders.filter(({ kind }) => kind === wanted).map(({ sender }) => sender);
  return (
    <Autocomplete
      {...props}
      description={data?.problem ? text.withProblem(about, data.problem) : about}
      placeholder={text.placeholder}
      onFocus={() => setIsWanted(true)}
      comboboxProps={{ portalProps: { target: '#main' } }}
      data={[
        { group: text.numbers, items: ofKind('number') },
        { group: text.shortCodes, items: ofKind('short-code') },
        { group: text.services, items: ofKind('service') },
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
