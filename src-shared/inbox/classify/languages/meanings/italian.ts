import type { MeaningWords } from './meaning-words.ts';

export const italianMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'in_pace|lasciatemi_stare|lasciami_stare|mi_lasci_stare|lasciateci_stare|lasciatemi_perdere|lasciami_perdere|vaffanculo|andate_a_fanculo|vai_a_cagare|andate_a_cagare|andate_affanculo|andate_al_diavolo|che_palle|avete_rotto|hai_rotto|mi_avete_rotto|chi_vi_ha_dato|chi_le_ha_dato|chi_ti_ha_dato|come_avete_avuto|dove_avete_preso|dove_avete_trovato|come_avete_fatto_ad_avere|come_fate_ad_avere|come_mai_avete_il_mio|da_dove_avete|dove_ha_preso|come_ha_avuto|come_avete_il_mio|perche_avete_il_mio|non_sono_piu_client~|non_sono_piu_vostr~|non_sono_vostr~|dimenticate_il_mio|dimenticatevi|perdete_il_mio|non_ne_posso_piu|ne_ho_abbastanza|ne_ho_piene|non_acconsento|mi_oppongo|cancellatemi|cancellami|mi_cancelli|disiscrivetemi|disiscrivimi|non_mi_interessa_piu|non_sono_piu_interessat~|non_interessa_piu|fuori_dalle_palle|smettetela|smettila|la_smetta|la_smettete|piantatela|piantala|finitela|finiscila|basta_per_favore|rompicoglioni|rompiscatole|adesso_basta_con|ora_basta_con|gdpr|registro_delle_opposizioni|quante_volte_devo|quante_volte_ve|quante_volte_vi|vi_blocco|la_blocco|ti_blocco|vi_denuncio|vi_segnalo|la_denuncio|la_segnalo|vi_querelo|non_voglio_piu_niente_da|piu_niente_da_voi|vi_ho_gia_detto|ve_l_ho_gia_detto|gia_chiesto_di|rompere_a_qualcun~|numero_aziendale|numero_di_lavoro|via_il_mio_numero|via_dalla_lista|nn_voglio_piu_niente|rimuovetemi|eliminatemi|fatela_finita|smettete|per_carita|vi_ho_bloccat~|bloccati|che_noia|non_c_ho_interesse|non_ho_interesse|stufo_di_ricevere|stufa_di_ricevere|stanca_di_ricevere|stanco_di_ricevere|non_li_voglio|non_le_voglio_ricevere|non_voglio_questi|sto_numero_via|non_ho_chiesto_niente|nessun_interesse|niente_pubblicit~|non_vi_ho_autorizzat~|mi_state_stress~|non_usate_il_mio|levatemi_sto|levatemi_da|toglietemi_subito|toglietemi_per|toglietemi_da|levateme|non_mi_chiamo|sbagliato_persona|persona_sbagliata|errore_di_numero|questo_numero_adesso_e|questo_numero_ora_e|revoco_il|revoco_la|revoco_ogni',
  messages:
    'messagg~|mesagg~|mess|msg~|sms~|sm|spam~|pubblicit~|publicit~|promo|promozion~|reclam~|annunc~|messaggin~|testi|pubblicitari~',
  offers:
    'offert~|scont~|avvis~|notific~|promemoria|newsletter|novit~|sald~|svendit~|comunicazion~|informazion~|info|coupon~|buono_sconto|invit~|cavolat~|cazzat~|schifezz~|merda|porcheri~|minchiat~|roba|stronzat~|robaccia|volantin~|aggiornament~',
  these: 'questo|quello|questi|questa|queste|ne|cose|da_voi|da_te|da_lei|da_voialtri',
  list: 'lista|liste|elenco|elenchi|database|rubrica|archivi~|mailing|sistema|contatti|registro|qui|qua|di_qui|di_qua|dati|iscrizione',
  number:
    'mio_numero|mio_num|mio_cell~|mio_tel~|miei_dati|mio_nome|mio_contatto|questo_numero|questo_num|questo_cell~|questo_tel~|nostro_numero|sto_numero|mio_recapito|mie_informazioni|questa_utenza|mia_utenza|nostri_dati|mio_nr|suo_numero',
  sending:
    'mand~|manna~|invi~|scriv~|scrivere|contatt~|spamm~|messaggi~|avvis~|avvert~|bombard~|sped~|recapit~|inond~|mandate~|notific~|inoltr~|arrivino|arrivare',
  ending:
    'smett~|smetti|smettila|basta|bast|stop|stopp|finit~|finisc~|piant~|sospend~|sospens~|disattiv~|interromp~|disabilit~|evit~|blocc~|blokk~|ferm~|a_meno|togli|spegn~|finiamola|chiud~|astener~|astenet~|risparmi~|non_serve|non_c_e_bisogno|non_occorre|non_ce_bisogno|inutile|anche_no|non_e_necessario|rinunc~|dateci_un_taglio|datevi_una_calmata|non_servono|no_ai|no_agli|no_alle|desist~|cessate|cessare|cessi|cessa|cessazione',
  switching: 'mettere|mettete',
  off: 'fine',
  canceling:
    'termin~|rescind~|revoc~|cancella|cancellate|cancellare|cancelli|annulla|annullate|annullare|annulli|disdire|disdite|disdetta|disdico',
  removing:
    'cancell~|rimuov~|rimoss~|rimozion~|elimin~|togli~|toglie~|tolto|tolta|depenn~|dimentic~|cestin~|escl~|scord~|scanc~|estromett~|far_uscire|uscire|tirate~|tolg~|levate|levare|levat~',
  leaving:
    'disiscri~|disinscri~|desiscri~|disiscr~|disabbon~|cancella_iscrizione|cancellare_iscrizione|cancellarmi|annullare_iscrizione|annullare_l_iscrizione|cancellare_l_iscrizione|disattivare_il_servizio|disattivare_questo_servizio|disattivazione|togliermi|levarmi|cancellazione_dal~|disdire_il_servizio',
  not: 'non|nn|no|ne|senza|nessun~|niente|nulla|neanche|nun|nemmeno|mai',
  never: 'mai|non_ricordo|non_mi_ricordo|in_nessun_momento',
  more: 'piu|mai|altri|altro|altre|ulterior~|continu~|d_ora_in_poi|in_futuro|mai_piu|ulteriori|piu_niente|oltre',
  wanting:
    'vogli~|voler~|vorre~|desider~|interess~|ricev~|serv~|gradi~|bisogno|voluto|leggo|leggere|vedere|sapere|sentire|occorr~|autorizz~|intendo|necessit~|utili|utile|intenzione|riguarda~',
  enough:
    'stufo|stufa|stufi|stanc~|troppi|troppo|troppe|tropp|scocciat~|scocci~|abbastanza|piene|fastidi~|fastidios~|insistent~|rotto|palle|esasper~|odio|tutti_i_giorni|ogni_giorno|ogni_due|infest~|intas~|assill~|continui|continue|in_continuazione|snerv~|asfissi~|confondono|costano|invadent~|invas~|tartass~|due_palle|martell~|maledett~|pien~|tempest~|indesiderat~|petulant~|sveglia~|noia|noios~|rottura|rotti|rotta|rotte|ancora_pubblicit~|ancora_messaggi|ancora_promo|ancora_con|sopport~',
  me: 'mi|me|ci|noi|m',
  attached: 'mi|ci|temi|teci|rmi|rci|mela|meli|mele|melo|celi|temeli|temele|telo|teme',
  agreeing:
    'iscri~|iscritt~|registr~|acconsent~|autorizz~|consens~|dato|dati|chiest~|richiest~|abbonat~|abbon~|accett~|firmat~|permess~|aderit~',
  threat:
    'denunci~|segnal~|querel~|avvocat~|polizia|carabinier~|garante|gdpr|privacy|blocco|bloccato|bloccati|stalking|molesti~|legal~|illegal~|truff~|agcom|codacons|diffid~|rgpd|registro_delle_opposizioni|postale|bloccar~|vie_legali|tribunale|ifpdt',
  pestering:
    'disturb~|romp~|infastid~|scocci~|molest~|assill~|stress~|tormen~|svegli~|tartass~|importun~|rompete|rotto|seccare|seccat~|perseguit~|stalk~|tempest~|martell~|scass~|fracass~',
  otherWays: 'mail|email|e_mail|posta|lettera|telefonata|whatsapp|chiamat~',
  preferring: 'prefer~|meglio|piuttosto|solo|soltanto|invece|al_posto',
  things:
    'appuntament~|prenotazion~|ordine|ordini|tavol~|cors~|lezion~|palestra|visit~|consegn~|tagli|piega|colore|abbonamento_palestra|assicurazion~|polizz~|contratt~|fattur~|scontrin~|ricevut~|pagament~|macchi~|cipoll~|salsa|formaggi~|camera|volo|bigliett~|sedut~|gomm~|olio|squadra|torneo|scuol~|figli~|pacc~|codic~|link|foto|conto|carta|tagli~|articol~|attesa|vaccin~|nuoto|yoga|unghi~|smalto|neo|carie|rumor~|caldaia|perdit~|motor~|domani|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|stasera|mattin~|fumare|ridere|piangere|coro|tessera|bimb~|bambin~|pomodor~|glutin~|patatin~|dolce|pane|medicin~|treno|autobus|ristorante|cena|pranzo|pizza|pioggia|spin~|freni|dente|denti|rivista|lavor~|tenda|tatuaggi~|tinta|oggi|compr~|prodott~|iscrizione_al|torta|festa|chiav~|tessut~|cappott~|spinning|zumba|pilates|bootcamp|crossfit|cm|centimetr~|due_dita',
  keeping:
    'non_smettete|non_smettere|non_smettetela|continuate_cosi|mi_piacciono|mi_piace|adoro|continuare_a_ricevere|tenere_gli|tenere_i|per_errore|per_sbaglio|voglio_ricevere|ricevere_ancora|ricevere_di_nuovo|di_nuovo_gli|mi_interessano|vorrei_ricevere|mi_fanno_comodo|tornare_a_ricevere|non_cancellatemi|non_toglietemi|non_mi_togliete|ma_tenere|basta_che|basta_un~|basta_uno',
  missing:
    'non_ho_ricevuto|non_mi_e_arrivat~|non_e_arrivat~|non_ho_visto|non_mi_arriva|non_mi_arrivano|non_riesco|codice|link|non_ancora|non_ho_letto|non_trovo|non_ho_avuto|ancora_niente|ancora_nulla|non_si_apre|conferma|non_ho_capito|non_capisco|non_si_legge|non_ho_ancora|non_avevo_visto|non_funzion~|ricevuto_nulla|ricevuto_niente|arrivato_niente|arrivato_nulla|non_ricevo|non_vedo|avete_mandato|hai_mandato|non_avete|non_hai|non_ha|ha_mandato|mandato|inviato|non_capisco_il|prima|dopo|quanto|arrivato|rimandare|indirizzo|non_mi_scrive',
  wondering: 'devo|dovrei|bisogna|se_mi|se_io|se_rispondo|dobbiamo|volevo|quando|fino',
  origin:
    'chi|come_avete|dove_avete|come_ha|come_fate|da_dove|come_mai_avete|perche_avete|dove_ha_preso|come_hai|dove_hai_preso',
  why: 'perche|xke|come_mai|xche|come|com_e',
  gone: 'trasferit~|decedut~|mort~|mancat~|vendut~|pension~|vivo_a|abito_a|abito_in|vivo_in|non_abito|cambiato_citta|non_vivo|cambiato_casa',
  staying: 'continuare_a_ricevere|tenere_gli|tenere_i|mi_piacciono|mi_interessano',
};
