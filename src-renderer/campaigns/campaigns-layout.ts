import { createStoredState } from '../ui/stored-state.ts';

/** How campaigns are shown. */
export const layouts = ['table', 'calendar'] as const;
type CampaignsLayout = (typeof layouts)[number];

/** A layout by its name; undefined for any other value. */
export function layoutOf(value: unknown): CampaignsLayout | undefined {
  return layouts.find((one) => one === value);
}

/** The layout that a person chose last. */
export const campaignsLayout = createStoredState<CampaignsLayout>(
  'campaigns-layout',
  'table',
  layoutOf,
);
