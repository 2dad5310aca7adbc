import {
  IconBan,
  IconClock,
  IconFilter,
  IconListDetails,
  IconRepeat,
  IconSend,
  IconTag,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { LeftOutReason } from '../../../../src-shared/campaign/audience.ts';

/** The icon of each kind of source, exclusion and reason. */
export const partIcons: Readonly<Record<LeftOutReason['kind'] | 'contact' | 'everyone', Icon>> = {
  list: IconListDetails,
  tag: IconTag,
  filter: IconFilter,
  contact: IconUser,
  contacts: IconUsers,
  everyone: IconUsers,
  campaign: IconSend,
  unreached: IconRepeat,
  texted: IconClock,
  'do-not-text': IconBan,
};
