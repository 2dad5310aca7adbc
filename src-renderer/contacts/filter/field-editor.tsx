import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { FieldCondition } from '../../../src-shared/contact/filter.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { words } from '../../words.ts';
import { fieldLabel, testLabels } from './describe-filter.ts';
import type { FacetEditorProps } from './facets.ts';
import { isComplete, needsValue, withCondition } from './facets.ts';

const { editors: texts } = words.contacts.filter;

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
        label={texts.field}
        data={[
          {
            group: texts.ownFields,
            items: builtIn.map((field) => ({ value: field, label: fieldLabel(field) })),
          },
          ...(customFields.length === 0
            ? []
            : [
                {
                  group: texts.customFields,
                  items: customFields.map((field) => ({ value: field, label: fieldLabel(field) })),
                },
              ]),
        ]}
        value={condition.field}
        onChange={(field) => field !== null && change({ field })}
        searchable
        allowDeselect={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={texts.noSuchField}
      />
      <Select
        label={texts.test}
        data={tests.map((test) => ({ value: test, label: testLabels[test] }))}
        value={condition.test}
        onChange={(test) => test !== null && change({ test })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(condition.test) && (
        <TextInput
          label={texts.value}
          description={
            condition.test === 'more-than' || condition.test === 'less-than'
              ? texts.valueHint
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
