import { Text } from '@mantine/core';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { words } from '../../words.ts';
import { ImportChoice, ListChoice, TagChoice } from './choice-editors.tsx';
import { AddedEditor, LastTextedEditor } from './days-editors.tsx';
import { FieldEditor } from './field-editor.tsx';
import type { Facet, FacetEditorProps } from './facets.ts';
import { withoutFacet } from './facets.ts';
import { YesNoEditor } from './yes-no-editor.tsx';

const { editors: texts } = words.contacts.filter;

/** Changes one part of a filter; each change applies at once. */
export function FacetEditor(props: FacetEditorProps & { readonly facet: Facet }) {
  const { facet, filter, onChange } = props;
  const clear = () => onChange(withoutFacet(filter, facet));
  switch (facet.kind) {
    case 'list':
      return <ListChoice filter={filter} onChange={onChange} />;
    case 'tag':
      return (
        <TagChoice
          label={texts.tags}
          value={filter.tags ?? []}
          onChange={(tags) => (tags.length === 0 ? clear() : onChange({ ...filter, tags }))}
        />
      );
    case 'without-tag':
      return (
        <TagChoice
          label={texts.withoutTags}
          value={filter.withoutTags ?? []}
          onChange={(withoutTags) =>
            withoutTags.length === 0 ? clear() : onChange({ ...filter, withoutTags })
          }
        />
      );
    case 'import':
      return <ImportChoice filter={filter} onChange={onChange} />;
    case 'consent':
      return (
        <YesNoEditor
          label={texts.consent}
          yes={texts.recorded}
          no={texts.notRecorded}
          value={filter.hasConsent}
          onChange={(hasConsent) => onChange({ ...filter, hasConsent })}
        />
      );
    case 'suppressed':
      return (
        <YesNoEditor
          label={texts.suppressed}
          yes={texts.only}
          no={texts.without}
          value={filter.isSuppressed}
          onChange={(isSuppressed) => onChange({ ...filter, isSuppressed })}
        />
      );
    case 'landline':
      return (
        <YesNoEditor
          label={texts.landlines}
          yes={texts.only}
          no={texts.without}
          value={filter.isLandline}
          onChange={(isLandline) => onChange({ ...filter, isLandline })}
        />
      );
    case 'last-texted':
      return <LastTextedEditor filter={filter} onChange={onChange} />;
    case 'not-reached':
      return (
        <Text size="sm" c="dimmed">
          {texts.notReached}
        </Text>
      );
    case 'added':
      return <AddedEditor filter={filter} onChange={onChange} />;
    case 'field':
      return <FieldEditor place={facet.place} filter={filter} onChange={onChange} />;
    default:
      return assertNever(facet);
  }
}
