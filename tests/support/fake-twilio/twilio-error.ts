import type { Fault } from './faults.ts';

/** Twilio's error codes that the fake gives, with its HTTP status and its words. */
const errors = {
  20003: { status: 401, message: 'Authenticate' },
  20004: { status: 405, message: 'Method not allowed' },
  20404: { status: 404, message: 'The requested resource was not found' },
  20429: { status: 429, message: 'Too Many Requests' },
  21211: { status: 400, message: "Invalid 'To' Phone Number" },
  21212: { status: 400, message: 'Invalid From Number (caller ID)' },
  21266: { status: 400, message: "'To' and 'From' numbers cannot be the same" },
  21602: { status: 400, message: 'Message body is required' },
  21603: { status: 400, message: "A 'From' or 'MessagingServiceSid' parameter is required" },
  21604: { status: 400, message: "A 'To' phone number is required" },
  21606: {
    status: 400,
    message: "The 'From' phone number provided is not a valid message-capable Twilio phone number",
  },
  21610: { status: 400, message: 'Attempt to send to unsubscribed recipient' },
  21614: { status: 400, message: "'To' number is not a valid mobile number" },
  21617: { status: 400, message: 'The concatenated message body exceeds the 1600 character limit' },
  21620: { status: 400, message: 'Invalid media URL(s)' },
  21623: { status: 400, message: 'Number of media files exceeds allowed limit' },
  21624: { status: 400, message: 'Invalid validity period value' },
  30114: { status: 400, message: 'Specified date is not available yet' },
  30409: { status: 400, message: 'This message cannot be canceled' },
  35114: { status: 400, message: 'Scheduling does not support this timestamp' },
  35118: { status: 400, message: 'MessagingServiceSid is required to schedule a message' },
  35125: { status: 400, message: 'The limit of scheduled messages is reached' },
  21705: { status: 400, message: 'The Messaging Service is invalid' },
} as const;

export type ErrorCode = keyof typeof errors;

/** The status and body of an answer that says so. */
export function errorAnswer(code: ErrorCode): {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
} {
  const { status, message } = errors[code];
  return {
    status,
    body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
  };
}

/** An answer with any error of Twilio's, as a fault; the message is not taken. */
export function errorFault(
  code: number,
  status: number,
  headers?: Readonly<Record<string, string>>,
): Extract<Fault, { readonly kind: 'answer' }> {
  return {
    kind: 'answer',
    accepted: false,
    status,
    ...(headers ? { headers: { ...headers } } : {}),
    body: {
      code,
      message: `Error ${code}`,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    },
  };
}
