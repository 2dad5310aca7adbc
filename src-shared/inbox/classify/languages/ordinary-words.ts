/**
 * Words that differ from a keyword by one key and that people mean: no opt-outs.
 * Found with spelling dictionaries of the seven languages, then read through by hand.
 */
export const ordinaryWords =
  'shop|step|and|sent|quiet|bend|send|ed|en|ned|stoop';
