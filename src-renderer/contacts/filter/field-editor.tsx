import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { FieldCondition } from '../../../src-shared/contact/filter.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { fieldLabel, testLabels } from './describe-filter.ts';
import type { FacetEditorProps } from './facets.ts';
import { isComplete, needsValue, withCondition } from './facets.ts';

const builtIn = ['first_name', 'last_name', 'email', 'phone'] as const;
const tests = Object.keys(testLabels).filter(isTest);

/** A condition on a field. It applies once it is complete; until then the last complete one does. */
export function FieldEditor(props: FacetEditorProps & { readonly place: number }) {
  const { place, filter, onChange } = props;
  const customFields = useCustomFields().data ?? [];
  const [condition, setCondition] = useState<FieldCondition>(
    () => filter.fields?.[place] ?? { field: 'email', test: 'contains', value: '' },
  );

  const change = (part: Partial<FieldCondition>) => {
    const next = { ...condition, ...part };
    setCondition(next);
    if (isComplete(next)) onChange(withCondition(filter, place, next));
  };

  return (
    <Stack gap="xs">
      <Select
        label="Field"
        data={[
          {
            group: 'Of every contact',
            items: builtIn.map((field) => ({ value: field, label: fieldLabel(field) })),
          },
          ...(customFields.length === 0
            ? []
            : [{ group: 'Custom fields', items: [...customFields] }]),
        ]}
        value={condition.field}
        onChange={(field) => field !== null && change({ field })}
        searchable
        allowDeselect={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage="No such field"
      />
      <Select
        label="Test"
        data={tests.map((test) => ({ value: test, label: testLabels[test] }))}
        value={condition.test}
        onChange={(test) => test !== null && change({ test })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(condition.test) && (
        <TextInput
          label="Value"
          description={
            condition.test === 'more-than' || condition.test === 'less-than'
              ? 'A number, or a date such as 2026-05-31'
              : undefined
          }
          maxLength={contactLimits.searchLength}
          value={condition.value}
          onChange={(event) => change({ value: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

function isTest(name: string): name is FieldCondition['test'] {
  return Object.hasOwn(testLabels, name);
}
