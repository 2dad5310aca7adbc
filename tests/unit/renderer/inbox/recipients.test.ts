import { describe, expect, it } from 'vitest';
import {
  isNumberLike,
  markedPlace,
  recipientOptions,
} from '../../../../src-renderer/inbox/new-message/recipients.ts';
import { contactSchema } from '../../../../src-shared/contact/contact.ts';

