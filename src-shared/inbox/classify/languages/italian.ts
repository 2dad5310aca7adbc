import type { LanguageWords } from './language-words.ts';

export const italian: LanguageWords = {
  language: 'it',
  keyboard: 'qwerty',
  sources: [
    { source: '47 CFR 64.1200(a)(10): replies in any language count', checkedOn: '2026-11-26' },
    { source: 'Words of Ovo’s own, as people in Italy and Ticino write', checkedOn: '2026-11-28' },
  ],
  keywords: {
    sure: 'disiscrivi|disiscrivimi|disiscrivetemi|disiscrivermi|disiscrizione|disiscriversi|disiscritto|cancella_iscrizione|cancellami|cancellatemi|cancellarmi|mi_cancelli|mi_disiscriva|disattiva_sms|mi_disiscrivo',
    stop: 'basta|bastaa|smettila|smettetela|smettere|smetti|smettete|la_smetta|ferma|fermati|fermatevi|fermate|fermare|stop_sms|la_smettete|stoppa|stoppare|stoppate',
    alone:
      'cancella|cancellare|cancellate|cancellazione|annulla|annullare|annullate|disdire|disdici|disdetta|rimuovi|rimuovimi|rimuovetemi|rimuovere|rimozione|elimina|eliminami|eliminatemi|eliminare|esci|uscire|revoca|revocare|revoco|termina|terminare|toglietemi|toglimi|disattiva|disattivare|recesso|interrompere',
    perhaps:
      'non_più|mai_più|abbastanza|è_abbastanza|annullato|cancellato|spam|non_interessato|non_interessata|lasciate|lascia',
    start: 'iscrivi|iscrivimi|iscrivermi|iscrizione|inizia|attiva|riattiva|ricomincia|iscrivetemi',
    help: 'aiuto|assistenza|informazioni|aiutatemi|aiutami',
  },
  polite:
    'per_favore|perfavore|x_favore|per_piacere|per_cortesia|cortesemente|gentilmente|prego|grazie|grazie_mille|tante_grazie|mille_grazie|vi_ringrazio|la_ringrazio|ciao|salve|buongiorno|buonasera|buon_giorno|buona_sera|scusa|scusi|scusate|mi_dispiace|saluti|cordiali_saluti|distinti_saluti|buona_giornata|buona_serata|signori|signora|signore|grz|pf|arrivederci|vi_prego|la_prego|inviato_da_iphone|gentili_signori|in_anticipo|anticipatamente',
  beside:
    'ora|adesso|subito|questo|tutto|sms|messaggi|messaggio|già|immediatamente|voglio|vorrei|mi|i|gli|con|pubblicità|promozioni|ho_detto|iscrizione|di|da|la|lo|dal|servizio',
  groups: {
    non: 'non|nn|mai',
    mandare:
      'mandate|mandare|mandi|mandarmi|mandatemi|mandarci|mandino|manda|mandando|inviate|inviare|invii|inviarmi|inviatemi|inviarci|inviando|scrivete|scrivere|scriva|scrivermi|scrivetemi|scriverci|scrivi|scrivendo|contattate|contattare|contatti|contattarmi|contattatemi|contattarci|disturbate|disturbare|disturbarmi|disturbatemi|messaggiare|messaggiarmi|importunare|importunarmi|rompere|assillare|assillarmi|spammare|spammarmi|bombardare|bombardarmi|mandatemeli|inviatemeli',
    scrivere:
      'scrivete|scrivere|scriva|scrivermi|scrivetemi|scriverci|scrivi|contattate|contattare|contatti|contattarmi|contattatemi|contattarci|disturbate|disturbare|disturbarmi|disturbatemi|messaggiarmi|messaggiatemi|importunatemi|importunarmi',
    messaggi:
      'messaggi|messaggio|messaggini|msg|mess|sms|pubblicità|pubblicita|promozioni|promo|offerte|comunicazioni|notifiche|spam|avvisi|newsletter|roba|cose|aggiornamenti|whatsapp|informazioni_commerciali|materiale',
    piu: 'più|piu|mai_più|+|niente|nulla|altro|altri|ancora|mai',
    det: 'i|vostri|questi|dei|tuoi|sti|altri|più|piu|di|la|le|vostre|queste|gli|suoi|tutti|tutte|tanti|il|vostra|il_vostro|l|nessun|nessuna|questo|questa|altre|sms|ste|da_voi',
    smettere:
      'smettete|smetti|smettila|smettetela|smettere|smetta|finitela|finiscila|piantatela|piantala|basta|stop|cessate|cessare|finitela|evitate|la_smetta|la_smettete|piantarla',
    togliere:
      'togliete|togli|togliere|tolga|cancellate|cancella|cancellare|cancelli|eliminate|elimina|eliminare|elimini|rimuovete|rimuovi|rimuovere|rimuova|levate|leva|levare|escludete|depennate|scordate|scordatevi|dimenticate|perdete|dimenticatevi',
    togliermi:
      'toglietemi|toglimi|togliermi|mi_tolga|mi_togliete|mi_tolgano|cancellatemi|cancellami|cancellarmi|mi_cancelli|mi_cancellate|eliminatemi|eliminami|eliminarmi|mi_elimini|rimuovetemi|rimuovimi|rimuovermi|mi_rimuova|mi_rimuovete|levatemi|levami|levarmi|depennatemi|escludetemi|toglierci|toglieteci|mi_levi|mi_cancello|disiscrivermi|disiscrivetemi|disiscrivimi',
    lista:
      'lista|liste|elenco|rubrica|database|mailing_list|newsletter|sistema|archivio|contatti|registro|invii|servizio|messaggi|sms|anagrafica|gruppo_broadcast',
    numero: 'numero|nr|num|cellulare|cell|telefono|dati|contatto|nome|nominativo|recapito|recapiti',
    voglio:
      'voglio|vorrei|desidero|intendo|vogliamo|desideriamo|chiedo|volevo|gradirei|vorremmo|vojo|gradisco',
  },
  stop: {
    'stop-texting': [
      '<smettere> di <mandare> <det>{0,2} <messaggi>|$|con|sempre',
      '<smettere> con|coi <det>{0,2} <messaggi>',
      'basta|stop|fine con|coi? <det>{0,2} <messaggi>',
      '<smettere> di <mandare>',
      'se non smettete|smetti|la_smettete',
      'smettere di ricevere <det>{0,2} <messaggi>',
    ],
    'dont-text': [
      '<non> mi|ci? <mandare> <piu>',
      '<non> mi|ci? <scrivere> $',
      '<non> mi|ci? <mandare> $',
      '<non> <mandare> <det>{0,2} <messaggi>',
      '<non> mi|ci <mandare> <det>{0,2} <messaggi>',
      '<non> mi|ci dovete|deve|devi|voglio più|piu? <mandare>',
      'di non <scrivere>|<mandare> <piu>',
      'mai più|piu <messaggi>',
      '^ <piu>|niente|nessun|no <det>? <messaggi> $',
      'a|su questo numero <piu>|basta',
    ],
    'dont-want': [
      '<non> <voglio> <piu>? ricevere|riceverne|riceverli <piu>? <det>{0,2} *? <messaggi>|$|niente|nulla',
      '<non> <voglio> <piu> <det>{0,2} <messaggi>',
      '<non> <voglio> <det>{0,2} <messaggi>',
      '<non> <voglio> <piu>? essere <piu>? contattato|contattata|disturbato|disturbata|iscritto',
      '<non> <voglio> <piu>? che mi? *? <mandare>|scriviate|contattiate|mandiate|inviate',
      'come *{0,3} non ricevere',
      '<voglio> non <piu>? ricevere|essere <piu>? <det>{0,2} <messaggi>|contattato|contattata|niente|nulla|$',
      'non autorizzo|acconsento|accetto|consento *{0,2} ricevere|invio|contatto|messaggi|trattamento|comunicazioni',
    ],
    'take-me-off': [
      '<togliermi> *? da|dalla|dal|dalle|dai|dagli|dallo|dall|per|di|$|subito *{0,2} <lista>?',
      '<togliere> *? il|i mio|miei|nostro <numero>',
      '<togliere> il? mio <numero>',
      '<togliere> questo|il <numero>',
      '<togliere> il? mio? <numero> dalla|dal|dai',
      '<voglio> *{0,2} disiscriv~|disdire|cancellarmi|uscire|essere_rimosso|essere_cancellato|essere_tolto|cancellazione|rimozione',
      '<voglio>|chiesto|chiedo|prego|di *{0,2} essere cancellato|cancellata|rimosso|rimossa|tolto|tolta|disiscritto|disiscritta',
      'come *{0,5} disiscriv~|disdic~|cancella|cancello|cancellarmi|disdico|tolgo|disattivo',
      'uscire|esco da|dalla|dal questa|vostra|sta? <lista>',
      'disdire|annullare|cancellare|disdico il? *{0,2} <messaggi>',
      'revoco|ritiro|nego *{0,2} consenso|autorizzazione',
      'disiscriv~ da|dal|dalla|$',
    ],
    'leave-me-alone': [
      'lasciatemi|lasciami|lasciateci|mi_lasci|mi_lasciate *? in pace|stare',
      'lasciatemi|lasciami stare',
    ],
    'said-stop': [
      'detto|chiesto|scritto|risposto di|con|già? *? basta|stop|smettere|smetterla|cancellarmi',
    ],
  },
  maybe: {
    'not-interested': [
      '^ <non> sono|siamo più? interessato|interessata|interessati $|non|grazie',
      '<non> mi|ci interessa|interessano più? $',
      '^ <non> interessato|interessata|interessa $',
    ],
    'cancel-subscription': [
      'disdire|cancellare|annullare|cancella|annulla|disdico il|la|mio|l *? abbonamento|iscrizione|servizio|sottoscrizione',
    ],
    complaint: [
      'è|questo spam|stalking|è_spam',
      'vi|ti denuncio|segnalo|blocco',
      'andate|vai|andatevene a? quel_paese|cagare|fanculo|al_diavolo',
      'vaffanculo|affanculo|fanculo',
      'mai|non *? iscritto|iscritta|autorizzato|dato|chiesto|richiesto $|a|il|nulla|niente|questo|consenso',
      'troppi|troppe <messaggi>',
      '<non> <voglio> <piu>? saperne|sapere_nulla|sapere_niente',
      'avete rotto|stufato|stancato',
    ],
    'stop-calling': [
      '<smettere> di chiamare|chiamarmi|telefonarmi',
      '<non> mi? chiamate|chiamatemi|chiamarmi|telefonate|chiami più|piu|mai',
    ],
  },
  hints: [
    '<smettere> *{0,4} <messaggi>',
    '<non> <voglio> *{0,4} <messaggi>|contattat~|disturbat~',
    '<togliere>|<togliermi> *{0,4} <lista>',
    'disiscri~',
    'stanco|stanca|stufo|stufa *{0,4} <messaggi>',
    '<non> mi|ci *? <scrivere> più|piu|a|$',
  ],
  start: {
    'start-again': [
      '<voglio> *{0,3} ricevere *{0,2} di_nuovo|nuovamente|ancora|altra',
      '<voglio> iscrivermi|reiscrivermi|riscrivermi|riattivare',
      '<voglio> ricevere di_nuovo|nuovamente|ancora',
      '<voglio> ricominciare|tornare a ricevere',
      'iscrivetemi|iscrivimi|riattivate di_nuovo|nuovamente|ancora',
      '<voglio> di_nuovo|nuovamente *{0,2} <messaggi>',
    ],
  },
  wrongNumber: {
    'wrong-number': [
      'numero|persona|contatto|num|nr è? sbagliato|sbagliata|errato|errata',
      'sbagliato|sbagliata|sbagliando|sbaglia|sbagliate|errato di? numero|persona|num',
      'ha|hai|avete|sta|state sbagliato|sbagliando $',
      'avete|hai|ha il|un numero sbagliato|errato',
    ],
    'not-me': [
      'non|nn sono|io più|io|la|il? signora|signor|sig{0,1} @name @name? $',
      'non|nn è|e più? il? mio|suo|il numero|telefono|cellulare|cell di|suo|mio|$|della',
      'qui|qua non|nn c|ci|abita|vive|lavora|esiste|conosciamo è|e|sta? più|nessuna|nessun|alcuna @name?',
      'c|ci è|e nessuna|nessun @name',
      'conosco|conosciamo nessuna|nessun|alcuna|alcun|questo @name|persona',
      'conosco|conosciamo @name $',
      '@name non ha|abita|lavora|usa|è|vive più|piu',
      '@name ha cambiato numero',
      'sono|è un|un_altra|altra persona',
      'nessuno|nessuna con|di questo|quel|tale nome',
      'mai sentit~|conosciut~ *{0,2} @name',
      'questo numero *? è|ora|adesso mio|nuovo|adesso',
      'numero non è|e più? di|suo|della',
      'ha cambiato numero $',
      '^ non è @name $',
    ],
    'has-died': [
      '^ @name è|e morto|morta|deceduto|deceduta|mancato|mancata|scomparso|scomparsa',
      'lui|lei è morto|morta|deceduto|deceduta',
    ],
  },
  harmless: [
    '<non|nn> sono|è la|il? @name $? sono|è la|il|sua|suo|una|un',
    'non|nn|senza|mai si|mi|la|ci|riesco|riusciamo|smette|posso|voglio|vuole|possiamo|vorrei|di|a{0,3} smettere|smettete|smette|smetto|smetti|cancellare|annullare|fermare|ferma|fermarmi|basta|disdire|smettiamo',
    'non smette|smetto|smettiamo|basta|bastano|smettono di|il|la|per|più',
    'basta che|una|un|così|poco|solo|avere|venire|il|la|avvisare|chiamare|anche',
    'quanto|mi|ti|ci|vi|se|quando|tanto|che basta|bastano|ferma',
    'si|mi|ti|ci|vi|se ferma|fermo|fermano|fermi|fermata|fermare|fermato|ferma_al',
    'ferma|fermata|fermate|fermare|fermo al|alla|davanti|qui|da|del|della|dell|questa|la|il|a|in',
    'sms|messaggio|messaggi dei|di|della conferma|clienti|ieri|promemoria',
    'rispondi|risponda|rispondere|rispondete|invia|inviare|scrivi|manda|scrivere con? stop|basta|cancella|esci per|a|se *{0,8}',
    'stop per|a cancellarti|annullare|cancellarsi|disiscriversi|disdire|non',
    'cancellare|cancellate|cancella|annullare|annulla|annullate|disdire|disdico|disdetta|disdiamo|togliere|togliete|eliminare|spostare|rimuovere|cancelli|annulli *{0,4} appuntamento|prenotazione|ordine|visita|tavolo|lezione|palestra|cipolla|cipolle|macchia|seduta|camera|corso|consegna|biglietto|polizza|assicurazione|ammaccatura|abbonamento_in|abbonamento_palestra|abbonamento_alla',
    '<non> mandatemi|mandarmi|inviatemi|mandate|inviate|mandi|scrivete|scrivermi la|il|lo|una|un|fattura|ricevuta|al_lavoro',
    '<non> mi? chiamatemi|chiamate|scrivete|scrivetemi|contattatemi|chiami|telefonate prima|dopo|domani|oggi|tra|durante|ora|di|alle|la',
    '<non> mi|ci? <mandare>|<scrivere> prima|dopo|domani|oggi|durante|ora|alle',
    'non|mai mi|ci|è|ho|ancora{0,3} arrivato|ricevuto|visto|letto|arrivano|ricevo *{0,3} <messaggi>',
    'non voglio più|piu? la|il|le|lo|gli|aspettare|cipolla|una|un',
    'non sono ancora|sicura|sicuro|pronta|pronto|più_sicuro|io|in|a|stato|stata|venuto|allergico|allergica|di|molto',
    'non mi interessa|interessano il|la|quel|quello|questo|ma',
    'numero sbagliato di|sul|nel|che',
    'dato|scritto|messo|inserito|composto|lasciato *{0,2} numero sbagliato|errato',
    'piu|più messaggi|sms di|dei|del',
    'qui|qua non c è posto|parcheggio|nessuno|il|la',
    'a|di|da fine|fine_settimana',
    'esco|esci|uscire|esce alle|adesso|da|dal|dopo|ora|di|tra|prima|domani|presto',
  ],
  automatic: ['^ risposta|messaggio automatica|automatico', 'fuori|assente ufficio|dall|sede'],
  reactions: {
    heads:
      'ha_messo|ha_riso|ha_evidenziato|ha_reagito_con|ha_reagito|piace|ha_adorato|ha_aggiunto|non_piace|ha_enfatizzato|ha_dato_risalto|ha_chiesto|ha_messo_in_dubbio|ha_rimosso|adora|ha_contestato|ha_tolto|gli_piace|mi_piace|ha_fatto|ha_sottolineato|ha_trovato',
    tails: '',
  },
};
