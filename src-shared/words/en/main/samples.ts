/** What somebody who practices begins with. The characters of the text all fit the alphabet of short texts. */
export const samples = {
  list: 'Sample contacts',
  campaign: 'Autumn at the bakery',
  text: 'Hi {{ first_name }}, pumpkin bread is back at Corner Bakery! Fresh from 8 all weekend. Show this text for a free coffee. Reply STOP to opt out.',
} as const;
