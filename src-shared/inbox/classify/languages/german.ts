import type { LanguageWords } from './language-words.ts';

export const german: LanguageWords = {
  language: 'de',
  keyboard: 'qwertz',
  sources: [
    { source: '47 CFR 64.1200(a)(10): replies in any language count', checkedOn: '2026-11-26' },
    {
      source: 'Words of Ovo’s own, as people in Germany, Austria and Switzerland write',
      checkedOn: '2026-11-28',
    },
  ],
  keywords: {
    sure: 'abmelden|abmeldung|abbestellen|abbestellung|ab_melden|ab_bestellen|melde_mich_ab|meldet_mich_ab|melden_sie_mich_ab|austragen|austragung|abo_kündigen|abo_beenden|abo_abbestellen|abbestelle|abgemeldet|abmeldä|abmälde|abmelde|newsletter_abmelden|trage_mich_aus',
    stop: 'stopp|stoppen|stoppt|stoppe|stopt|stoppn|aufhören|hör_auf|hört_auf|hören_sie_auf|aufhörn|uufhöre|schluss|schluß|schluss_jetzt',
    alone:
      'ende|beenden|kündigen|kündigung|stornieren|storno|löschen|löschung|abstellen|abbrechen|abbruch|widerruf|widerrufen|widerspruch|entfernen|raus|einstellen|streichen|deaktivieren|abschalten|lösche_mich|löschen_sie_mich|entfernen_sie_mich',
    perhaps:
      'genug|reicht|es_reicht|nicht_mehr|nie_wieder|beendet|gekündigt|storniert|gelöscht|kein_interesse|halt|absagen|spam|weg|aus|unterlassen',
    start: 'anmelden|anmeldung|starten|wieder_anmelden|beginnen|abonnieren',
    help: 'hilfe|hülf|hilf_mir',
  },
  polite:
    'bitte|bitteschön|bitte_schön|danke|dankeschön|danke_schön|vielen_dank|besten_dank|herzlichen_dank|merci|merci_vielmal|dankä|hallo|hi|hey|guten_tag|guten_morgen|guten_abend|grüezi|servus|moin|grüß_gott|sorry|entschuldigung|entschuldigen_sie|tut_mir_leid|lg|mfg|vg|liebe_grüße|viele_grüße|mit_freundlichen_grüßen|freundliche_grüße|gruß|grüße|bit|pls|danke_im_voraus|bg|von_meinem_iphone_gesendet|gesendet_von_meinem_iphone|tschüss|ciao|baba|pfiat_di|gerne|mal|doch|endlich|mich_bitte|dringend|hoi|sehr_geehrte_damen_und_herren',
  beside:
    'jetzt|sofort|das|damit|sms|nachrichten|nachricht|alles|alle|werbung|mich|newsletter|ich|möchte|will|sofortige|ab_sofort|es|die|vom|von|diese|dieser|nun|umgehend|hiermit|meine|mir|mi|i',
  groups: {
    aufhoeren:
      'hört|hören|hör|hörts|höred|stoppt|stoppen|stopp|stop|unterlassen|lassts|lasst|lassen|schluss|beenden|stellen|aufhören|hoert|hoer',
    schreiben:
      'schreiben|schreib|schreibt|schreibe|schreibts|zu_schreiben|schicken|schick|schickt|schicke|schickts|zu_schicken|senden|send|sende|sendet|zu_senden|kontaktieren|kontaktiert|kontaktiere|simsen|texten|zutexten|belästigen|belästigt|belästige|nerven|zuspammen|spammen|zumüllen|anschreiben|schreibet|schicked|schriibed|schickn|zu_kontaktieren|zu_nerven|nervt|nerv|nerve|zu_belästigen|geschrieben|angeschrieben|kontaktiert_werden',
    nachrichten:
      'nachrichten|nachricht|sms|smsen|werbung|werbungen|werbesms|werbenachrichten|mitteilungen|infos|angebote|spam|texte|newsletter|benachrichtigungen|messages|erinnerungen|mails|zeug|zeugs|scheiß|müll|nachrichtn|aktionen|sms_en|kurznachrichten|schrott|mist',
    mehr: 'mehr|me|meh|mea|weitere|weiteren|weiter|nimmer|nimma|nümme|nie_mehr|nie_wieder|nimmermehr|nüm',
    nicht: 'nicht|nie|niemals|net|nit|nöd|ned|nid|nix|nichts|nüt|nüd',
    kein: 'keine|kein|keinen|keinerlei|kei|ka|kane|koa|koane|keini',
    mich: 'mich|mir|uns|mi|miar|diese_nummer|an_diese_nummer|auf_diese_nummer|meine_nummer|ma',
    will: 'will|möchte|wünsche|mag|wott|wett|wui|würde_gerne|will_ich|möcht|wollen|möchten|brauche|brauch|bruuche|erlaube',
    bekommen:
      'bekommen|kriegen|erhalten|empfangen|haben|bekomme|überchoo|übercho|bekumma|ha|kriegn|zugeschickt',
    nummer:
      'nummer|nr|telefonnummer|handynummer|daten|kontakt|kontaktdaten|natelnummer|handynr|telnr|nummere|name|namen|eintrag',
    liste:
      'liste|verteiler|verteilerliste|mailingliste|datenbank|kartei|kundenkartei|system|kontakten|listn|smsliste|adressbuch|kundenliste|newsletter|lischte|kundendatei|datei|sms_liste',
    meine: 'meine|unsere|diese|die|mini|mei|meinen|mein|den|alle_meine|alle',
  },
  stop: {
    'stop-texting': [
      '<aufhoeren> <mich>|auf|bitte|endlich|sie|mal|doch|jetzt{0,5} auf|uf|mit|damit|ein $|mir|mich|mit|sms|nachrichten|zu|den|dem|werbung|uns',
      '<aufhoeren> auf|uf|mit *{0,2} <nachrichten>|<schreiben>',
      'stoppt|stoppen|stop|stopp|beenden|unterlassen|keine sie? bitte? die|diese|den|eure|ihre|mit|das|alle|der? *? <nachrichten>',
      'aufhören *{0,3} <schreiben>|<nachrichten>',
      'wenn *{0,3} nicht aufhören|aufhört',
      'stellen|stellt sie? *{0,3} <nachrichten> ein',
    ],
    'dont-text': [
      '<schreiben> sie|s|ihr|du|bitte{0,2} <mich>? bitte|doch{0,1} <nicht>|keine|nix|nichts <mehr>',
      '<schreiben> sie|s|ihr|du|bitte{0,2} <mich> <kein> <mehr>|<nachrichten>',
      '<schreiben> sie|s|ihr|du|bitte{0,2} <mich> <nicht> $',
      '<nicht> <mehr> bitte? <schreiben>',
      '<mich>|bitte <nicht> <mehr>? *? <schreiben>|anschreiben $',
      '<kein> <mehr>? <nachrichten> <mehr>',
      '<kein> <mehr> <nachrichten>',
      '^ <kein> <nachrichten> $',
      '<kein> <nachrichten> <mehr>? an|auf|bitte <mich>|diese|meine',
      '<nachrichten> bitte? <nicht> <mehr>',
      'bitte? nicht <mehr>? an|auf|unter? diese|meine nummer',
    ],
    'dont-want': [
      '<will> ich|i|bitte|von|euch|ihnen|das|de|des|den{0,4} <kein>|<nicht> <mehr>? <nachrichten>? <mehr>? *{0,2} <bekommen>',
      '<will> ich|i|bitte|von|euch|ihnen{0,3} <kein> <nachrichten>',
      '<will> ich|i|das|de|des|die|den|eure|ihre|solche{0,3} <nachrichten>|spam|zeug|sms|messages|das|des <nicht>|<mehr> <mehr>?',
      '<will> ich|i|das|des|von|euch|ihnen{0,3} <mehr> *{0,2} <bekommen>|hören',
      '<will> ich|i|von|euch|ihnen|bitte{0,3} <nicht>|<mehr> <mehr>? *{0,2} <schreiben>|angeschrieben|kontaktiert|belästigt',
      'bekommen|kriegen|erhalten <kein> <nachrichten> mehr',
    ],
    'take-me-off': [
      'nehmen|nehmt|nimm|nehmts|nehmet|nimmt|streichen|streicht|streich|streiche|löschen|lösch|löscht|entfernen|entfernt|entferne|tragen|tragt|trag|werfen|schmeißt|schmeißen|holt|tun|tuts sie? mich|mi|uns|meine_nummer|mini_nummer|bitte|mal{0,3} aus|von|vo|raus|vom|us|heraus *{0,2} <liste>|$',
      'löschen|löscht|lösch|lösche|entfernen|entfernt|entferne|streichen|streicht|streich|vergessen|vergiss|vergesst|sperren sie|bitte|mal|mir|ihr|doch{0,2} <meine> <nummer>',
      '<meine> <nummer> bitte|sofort|aus|dem|ihrem|eurem|der|unverzüglich|komplett{0,4} löschen|entfernen|streichen|rausnehmen|austragen|herausnehmen',
      'mich bitte|aus|der|von|dem|eurem|ihrem|ihrer|eurer|dieser|vom|<liste>{0,5} löschen|austragen|streichen|entfernen|rausnehmen|abmelden|runternehmen',
      'melden|melde|meldet|trag|tragt|tragen|trägt sie|bitte|du|ihr{0,2} mich|uns bitte|sofort|hier{0,2} ab|aus',
      'aus|von|vom *{0,2} <liste> bitte? löschen|streichen|entfernen|nehmen|austragen|gestrichen|entfernt|gelöscht|rausnehmen',
      '<will> *{0,4} gestrichen|gelöscht|entfernt|ausgetragen|abgemeldet',
      'wie *{0,4} <nachrichten>|das|die|euch|sie los $|werden',
      '<will> ich|i{0,1} <nicht> <mehr> von euch|ihnen|dir',
      'ab|aus|raus|runter von|vom|aus|us|aus_dem ihrer|eurer|dieser|der|ihrem|eurem|diesem|dem? <liste>',
      '<will> *{0,3} abmelden|abbestellen|austragen|abgmeldet|abgemeldet',
      'abmelden|abbestellen von|vom|bitte',
      'wie|wo *{0,5} ab|abmelden|abbestellen|abstellen|loswerden $',
      'wie *{0,3} melde|bestelle *{0,3} ab',
      '<nachrichten> *? abbestellen|abstellen|stoppen|beenden|kündigen|abmelden',
      'widerrufe|widerspreche|widerruf|ziehe *{0,3} einwilligung|zustimmung|erlaubnis|nutzung|werbung|einverständnis|daten|zurück',
    ],
    'leave-me-alone': [
      'lass|lasst|lassen|lassts|laßt|lönd|lond sie? mich|mi|uns *? in|ruh|z ruhe|ruah|frieden|rueh',
    ],
    'said-stop': ['gesagt|geschrieben|gebeten|geschickt dass? *{0,2} stop|stopp|aufhören|abmelden'],
  },
  maybe: {
    'not-interested': [
      '^ kein|keinerlei|null|kei|ka interesse|bedarf mehr|$',
      'habe|hab kein|keinerlei interesse mehr|$',
      '<nicht> interessiert $',
    ],
    'cancel-subscription': [
      'kündigen|kündige|beenden|stornieren mein|das|unser abo|abonnement',
      'mein|das|unser abo|abonnement bitte? kündigen|beenden|stornieren',
    ],
    complaint: [
      'das ist spam|belästigung',
      'zeige|melde|blockiere|anzeigen|blockieren|verklage euch|sie|ich|diese',
      'verpiss|verpisst|fick|fickt|leckt dich|euch|mich',
      'nie|nicht angemeldet|zugestimmt|erlaubt|registriert|abonniert',
      'zu viele|viel <nachrichten>',
    ],
    'stop-calling': ['rufen|ruft|ruf sie? mich|uns <nicht> <mehr> an', '<nicht> <mehr> anrufen'],
    'not-any-more': ['^ <nicht> <mehr> bitte? $', 'das reicht jetzt|$'],
  },
  start: {
    'start-again': [
      '<will> *{0,2} wieder|erneut|doch *{0,3} <bekommen>|<nachrichten>|anmelden',
      'wieder|erneut|neu anmelden|abonnieren|starten|aufnehmen',
      'melden|meldet|melde|nehmt|nehmen sie? mich *{0,2} wieder',
    ],
  },
  wrongNumber: {
    'wrong-number': [
      'falsche|falscher|falschen|falschi|foische nummer|person|nummere|empfänger|adressat|ansprechpartner',
      'verwählt|vertippt $',
      'falsch verbunden',
      'nummer|person|adresse geirrt|vertan|verwechselt|geirrt_haben',
      'sind|bist|seid|san sie|du|ihr|da|hier{0,2} falsch $|verbunden|bei',
      'nummer ist|stimmt falsch|nicht',
    ],
    'not-me': [
      'das|hier|dies|do|da ist|bin|spricht|isch|is <nicht> mehr|die|der|frau|herr|d|de{0,2} @name @name? $',
      'bin <nicht>|ned mehr|die|der|frau|herr|d|de|da{0,2} @name @name? $',
      'heiße|heisse|heiß <nicht> *? @name',
      'ist|isch|is nicht|ned|nöd|nid mehr? die|das|meine|seine|ihre|dem nummer|handy|natel|telefon',
      'gibt|gits|wohnt|arbeitet|ist|isch|hier es|hier|da|bei_uns{0,2} kein|keine|keinen|nicht|kei|ka frau|herr|herrn|mehr? @name',
      'kenne|kenn|kennen ich|i|hier|wir? kein|keine|keinen|kei|ka frau|herr|herrn? @name',
      '@name hat|wohnt|arbeitet|benutzt *{0,3} nicht|nimmer|ned mehr?',
      '@name hat *{0,2} neue|andere nummer',
      'nicht|ned @name $',
    ],
    'has-died': [
      '@name ist|is leider? verstorben|gestorben|tot',
      'sie|er ist leider? verstorben|gestorben',
    ],
  },
  harmless: [
    '<nicht>|kein|keine|ohne *? aufhören|stoppen|stornieren|löschen|kündigen|beenden|abmelden|aufhört|stoppt',
    'hört|hören|hörst <nicht>|einfach|gleich|bald auf',
    'hört|hören|hörst|hören_wir|hören_sie um|wann|es|der|die|das *{0,2} auf',
    'auto|wagen|motor|bus|er|es|sie|zug|der|wo stoppt|stoppen|stop|stopp|hält',
    'stoppt|stoppen einfach|an|bei|immer|das_gesetz|der|beim|nicht|kurz|hier',
    'gesetz|krieg|das|ihn|es|blutung|durchfall stoppen|beenden|stornieren|abbrechen|löschen',
    'stopp|stop 1|2|3|4|5|6|7|8|9|am|an|bei|in',
    'am|zum|zu|das|bis|gegen|ans|jahres|monats ende|schluss',
    'ende|schluss der|des|von|dieser|nächster|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|woche|monat|um|mit_lustig|diesen|nächsten',
    'antworten|antworte|antwort|sende|senden|schreiben|schreibe|mit|sie stop|stopp|ende|abmelden zum|um|für|an *{0,8}',
    'stop|stopp|ende zum|um zu? abmelden|abbestellen|beenden|abmeldung',
    'termin|reservierung|bestellung|buchung|kurs|tisch|mitgliedschaft|vertrag|kurses|studio|fitnessabo|behandlung|zimmer|flug|ticket|versicherung|stunde|training|tochter|sohn|lieferung|auftrag|kind *{0,4} stornieren|absagen|kündigen|abmelden|löschen|beenden|streichen|abbestellen|abbrechen|austragen|stoppen',
    'stornieren|absagen|kündigen|löschen|abmelden|abbestellen sie|wir|bitte? den|die|meinen|meine|mein|unsere|unseren|das|für termin|reservierung|bestellung|buchung|kurs|tisch|mitgliedschaft|vertrag|kind|training|sohn|tochter',
    'muss|kann|soll|darf|müssen|können|wie_lange man|ich|wir|i mich|uns|ihn|sie|unser *{0,4} abmelden|anmelden|austragen',
    'abmelden wenn|falls|für|und_neu|beim|am',
    'wieder|neu anmelden *{0,2} kurs|für|zum',
    'habe|hab|habs|ist|wurde|haben_sie|gerade|versehentlich *{0,4} gelöscht|gekündigt|storniert|abgemeldet|abgestellt',
    'nicht|net vor|nach|zwischen|morgen|heute|am|während|um *{0,3} anrufen|schreiben|kontaktieren|texten|sms',
    'bitte? nicht <mehr>? anrufen lieber|sondern|nur',
    '<schreiben> mir|uns *? nicht nur|das|die|den|vor|nach|um|so',
    'keine|kein|keinen|kei|ka zwiebel|zwiebeln|termin|termine|parkplatz|parkplätze|platz|plätze|tomaten|zeit|fragen|fleisch|nüsse|ahnung|problem mehr|me',
    'keine|kein nachricht|sms|nachrichten bekommen|erhalten|gekriegt|gesehen|von_euch_bekommen|gelesen',
    'lese|sehe|lesen|bekam|bekomme|kriege|hab|habe keine|kein|nicht <nachrichten>',
    'falsche nummer angegeben|aufgeschrieben|gegeben|eingegeben|gewählt|notiert',
    'meine|mein|unsere|unser falsche nummer',
    'kein interesse am|an|daran',
    'bin|ist|sind nicht|ned|nöd sicher|da|dringend|so|fertig|daheim|zuhause|der_einzige|schlimm|ganz',
    'gibt es|s keine|kein|noch',
    'melde|melden|meldet|meld mich|sich|uns morgen|später|nochmal|dann|gleich|wieder|bei|heute|nachher|ab_und|sobald|bald',
    'mit dem? rauchen|trinken|training',
    'nehmen|nimm sie? mich|uns auf|mit|dran',
  ],
  automatic: [
    '^ automatische|automatisierte antwort|nachricht|abwesenheitsnotiz',
    '^ abwesenheitsnotiz|abwesenheit',
    'bin|sind nicht im büro',
    'bin *{0,3} im urlaub',
  ],
  reactions: {
    heads:
      'hat|gefällt|findet|liebt|fand|lachte_über|hat_über|hat_mit|mag|hat_auf|entfernte|hat_ein|reagierte_mit|hat_das|reagierte',
    tails:
      'mit_„gefällt_mir“_markiert|mit|gelacht|hervorgehoben|markiert|reagiert|nicht|gut|betont|entfernt|gefällt|in_frage|hinterfragt|geliked|geliebt|versehen|gesetzt|angezweifelt|lustig|toll',
  },
};
