import {
  IconAdjustmentsHorizontal,
  IconClockPause,
  IconDatabase,
  IconFlask,
  IconGauge,
  IconHelpCircle,
  IconKey,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import { words } from '../words.ts';

const names = words.settings.sections;

/** The sections of the settings, in the order of the navigation; `id` is the end of its address. */
export const settingsSections = [
  { id: 'delivery', name: names.delivery, icon: IconSend },
  { id: 'twilio', name: names.twilio, icon: IconKey },
  { id: 'limits', name: names.limits, icon: IconGauge },
  { id: 'quiet-hours', name: names.quietHours, icon: IconClockPause },
  { id: 'unconfirmed', name: names.unconfirmed, icon: IconHelpCircle },
  { id: 'practice', name: names.practice, icon: IconFlask },
  { id: 'data', name: names.data, icon: IconDatabase },
  { id: 'appearance', name: names.appearance, icon: IconAdjustmentsHorizontal },
] as const satisfies readonly { readonly id: string; readonly name: string; readonly icon: Icon }[];

export type SettingsSectionId = (typeof settingsSections)[number]['id'];

/** The section of an address; the first for an address that names none. */
export function sectionOf(text: string): SettingsSectionId {
  return settingsSections.find(({ id }) => id === text)?.id ?? 'delivery';
}
