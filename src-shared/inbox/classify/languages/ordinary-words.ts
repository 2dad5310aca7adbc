/**
 * Words that differ from a keyword by one wrong key and that people mean: no opt-outs.
 * Found with spelling dictionaries of the seven languages on 2026-11-28, then read through by hand.
 */
export const ordinaryWords = [
  // Near words of the rule and of carriers.
  'jaja|jajaja|haha|hahaha|termin|termine|termins|shop|step|top|tops|topp|atop|and|send|sent|ed|en|ned|bend|quiet|quite|qui|edit|exot|evoke|evoked|removal|renove|sops|stoops|stols|scrap|said|sail|air|sir|sari|fair|pair',
  // Near words of Spanish, Portuguese and Italian.
  'alfo|algo|alo|alt|alti|apto|ato|lato|aja|baba|baia|bana|gaja|haja|naja|babas|banas|hajas|najas|gajas|bata|gasta|hasta|vasta|asta|basa|bast|bastas|pasta|caja|paga|pagar|apagad|alaga|alagar|pague|alague|page|annual|annuel|amular|anilar|annular|anuar|anule|bordar|gorrar|borrale|birrar|candela|canela|canele|candele|cede|cees|ces|dese|ese|fese|dear|debar|cejar|retener|detene|resistir|desisti|disdico|discetta|desactiva|encerar|encertar|esco|sci|derma|erma|fera|germa|terma|fermato|fermat|dermate|fermage|mettere|emettere|metti|emetti|setti|mettete|emettete|mettila|emettila|mettetela|smetto|arando|parado|parano|parrando|paranco|arar|paar|parad|parr|parra|parrar|are|par|pars|pate|pade|lare|apre|pre|parre|arem|parel|parme|patem|aren|laren|paaren|paden|parne|parren|paten|quita|quotar|receso|recessi|recess|decesso|emocao|evoca|evocar|evoco|evocare|evoque|refogar|revotar|refogo|reboco|revoto|rehogar|rehogo|aio|asio|sao|sio|siao|asir|saie|sait|sar|saur|siar|zair|sali|samir|sforno|sorno|stormo|torno|germina|germinar|germinare|liminar|liminare|exclu|elevar|femare',
  // Near words of French.
  'adret|arre|arete|arree|arres|arrest|arreta|artet|afrete|esser|fesser|vesser|fessez|vessez|elever|etirer|detirer|etirez|detirez|regirez|renover|demover|demova|resinier|resiniez|dinde|inde|rinde|interrompre|evoquer|revoie|revole|revoles|tinir|desactivat|liminaire',
  // Near words of German and Dutch.
  'anmelde|anmelden|angemeldet|angebrochen|anbrechen|anbruch|anschalten|abschalen|anstellen|afhoren|afmalde|ausfragen|austraten|abmale|beemden|benden|beneden|eenden|blikkeren|beendigen|eide|eine|winde|einze|instellen|anstelle|afspuiten|reactiveren|reaktivieren|lochen|lochung|mundigen|rais|ras|rau|raue|rauw|rays|ruas|rus|taus|arus|schliss|schuss|schap|schra|schraap|schappen|schrapen|scrappen|shopper|shoppe|stolper|stomper|topper|soppe|stolpe|stompe|toppe|toppa|toppen|soppen|stippen|stolpen|stolp|stolpt|stopen|stoopen|stipt|stolt|stoot|topt|sopt|stot|stoppage|stoppard|strichen|verwijzer|verwijde|widersprich|wiesen|wisse|sissen',
].join('|');

/** The same, of words that hardly anybody answers with: perhaps opt-outs. */
export const rareWords = 'stoop|sto|eend|ene|snd|dnd|optou|uit';
