const hi = 'Hi {{ first_name | default: "there" }}';

/**
 * Texts to start from. What stands in square brackets is filled in by whoever writes the campaign: Ovo sends
 * no text that still has one.
 */
export const starters = {
  from: (business: string, text: string) => `${business}: ${text}`,
  appointment: {
    name: 'Appointment',
    about: 'Confirms a day and a time',
    body: `${hi}, your appointment is on [date] at [time]. If you need another time, call us and we will find one.`,
  },
  offer: {
    name: 'Offer',
    about: 'Invites regulars to something special',
    body: `${hi}! Only for our regulars: [YOUR_OFFER] until [date]. Show this text when you come in.`,
  },
  reminder: {
    name: 'Reminder',
    about: 'Says what is coming up, and when',
    body: `${hi}, a quick reminder: we see you on [date] at [time]. If anything has changed, please let us know.`,
  },
  'pick-up': {
    name: 'Ready for pick-up',
    about: 'Says that an order can be collected',
    body: `${hi}, your order is ready. Pick it up any day until [date]. We are open until [time].`,
  },
  thanks: {
    name: 'Thank you',
    about: 'Thanks for a visit, and asks people back',
    body: 'Thank you for coming in, {{ first_name | default: "dear customer" }}! It was good to see you. We hope you will be back soon.',
  },
} as const;
