import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { memo, useRef, useState } from 'react';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { words } from '../../words.ts';
import { describeFacet, facetLabels } from './describe-filter.ts';
import { facetKey, facetsOf, facetsToAdd, withBegun, withoutFacet, type Facet } from './facets.ts';
import { FilterChip } from './filter-chip.tsx';
import { useFilterNames } from './use-filter-names.ts';
import './filter.css';

const { filter: texts } = words.contacts;

interface FilterBarProps {
  /** Without a search. */
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
  /** What the editors of its parts are drawn in: the main part of the window, or a dialog. */
  readonly portalTarget?: HTMLElement;
}

/** The parts of a filter as chips, to be changed, removed and added. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { filter, onChange, portalTarget } = props;
  const names = useFilterNames();
  const adder = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Facet | null>(null);
  const active = facetsOf(filter);
  const isPending = (facet: Facet) => !active.some((each) => facetKey(each) === facetKey(facet));
  const shown = opened !== null && isPending(opened) ? [...active, opened] : active;

  const remove = (facet: Facet) => {
    setOpened(null);
    onChange(withoutFacet(filter, facet));
    // The focus would be lost with the chip.
    adder.current?.focus();
  };
  const close = (facet: Facet) => {
    setOpened(null);
    if (isPending(facet)) adder.current?.focus();
  };

  return (
    <fieldset aria-label={texts.label} className="filter-bar">
      {shown.map((facet) => (
        <FilterChip
          key={facetKey(facet)}
          facet={facet}
          filter={filter}
          portalTarget={portalTarget}
          text={describeFacet(filter, facet, names) ?? texts.begun(facetLabels[facet.kind])}
          opened={opened !== null && facetKey(opened) === facetKey(facet)}
          onOpen={() => setOpened(facet)}
          onClose={() => close(facet)}
          onChange={onChange}
          onRemove={() => remove(facet)}
        />
      ))}
      <Menu
        position="bottom-start"
        returnFocus={false}
        {...(portalTarget === undefined ? {} : { portalProps: { target: portalTarget } })}
      >
        <Menu.Target>
          <Button
            ref={adder}
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {texts.add}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320}>
          {facetsToAdd(filter).map((facet) => (
            <Menu.Item
              key={facetKey(facet)}
              onClick={() => {
                setOpened(facet);
                onChange(withBegun(filter, facet));
              }}
            >
              {facetLabels[facet.kind]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {active.length > 1 && (
        <Button
          variant="subtle"
          onClick={() => {
            onChange({});
            adder.current?.focus();
          }}
        >
          {texts.removeAll}
        </Button>
      )}
    </fieldset>
  );
});
