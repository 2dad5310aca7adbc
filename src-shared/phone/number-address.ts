import { parseTextable } from './written-number.ts';

/** `12125550123@c.us`, as WhatsApp writes a person; `sip:+12125550123@example.com`. */
const account =
  /^(?:whatsapp:)?\+?(\d{7,15})(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$|^sips?:\+(\d{7,15})@\S+$/i;

/** `https://wa.me/12125550123` */
const link =
  /^(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:[^#]*&)?phone=)(?:\+|%2B)?(\d{7,15})(?:[?&#/].*)?$/i;

const telUri = /^tel:([^;]+)(?:;.*)?$/i;
const phoneContext = /;\s*phone-context=(\+[\d().-]+)/i;

/**
 * The number in an address that a program wrote: a WhatsApp account or link, a SIP address, or a `tel:`
 * URI, whose `phone-context` is what comes before a local number and whose other parameters are left out.
 * Any other text comes back as it is.
 */
export function numberOfAddress(text: string): string {
  const [, chat, sip] = account.exec(text) ?? [];
  const international = chat ?? sip ?? link.exec(text)?.[1];
  if (international !== undefined) return `+${international}`;
  const written = telUri.exec(text)?.[1];
  if (written === undefined) return text;
  const local = written.replaceAll('%20', ' ').replace(/%2b/gi, '+').trim();
  const context = phoneContext.exec(text)?.[1];
  if (context === undefined || local.startsWith('+')) return local;
  const whole = `${context} ${local}`;
  return parseTextable(whole, '') === null ? `${context} ${local.replace(/^0/, '')}` : whole;
}

/** Whether a text is the address of an account that looks like one for e-mail. */
export function isChatAddress(text: string): boolean {
  return /^\S+@(?:c\.us|g\.us|lid|s\.whatsapp\.net)$/i.test(text.trim());
}
