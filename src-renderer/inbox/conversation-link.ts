/** The conversation with a number, where an answer can be typed at once. */
export function writeToLink(phone: string) {
  return {
    to: '/inbox/$phone',
    params: { phone },
    state: { writesMessage: true },
  } as const;
}
