import type { MeaningWords } from './meaning-words.ts';

export const dutchMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'met_rust|met_rus|gerust|rot_op|rot_toch_op|donder_op|flikker_op|sodemieter_op|opgerot|tyf_op|tief_op|oprotten|hoepel_op|bol_het_af|loop_naar|hoe_komen_jullie_aan|hoe_kom_je_aan|hoe_komt_u_aan|hoe_kom_jij_aan|van_wie_hebben|van_wie_heb_je|van_wie_heeft_u|waar_hebben_jullie_mijn|waar_heb_je_mijn|waar_heeft_u_mijn|wie_heeft_jullie|wie_heeft_u_mijn|waarom_hebben_jullie_mijn|vanwaar_hebben|vanwaar_hebt|hoe_geraken_jullie_aan|hoe_geraakt_u_aan|ik_ben_het_beu|ben_t_beu|ben_het_zat|ben_er_klaar_mee|helemaal_klaar_mee|klaar_met_jullie|geen_klant_meer|ben_geen_klant|vergeet_mijn|geen_interesse_meer|geen_intresse_meer|niet_meer_geinteresseerd|nie_meer_geinteresseerd|haal_me_eraf|haal_mij_eraf|schrap_mij|schrap_me|schrijf_me_uit|schrijf_mij_uit|schrijf_ons_uit|toestemming_in|mijn_toestemming|maak_bezwaar|bezwaar|hou_ermee_op|houd_ermee_op|hou_op|houdt_op|houd_op|kap_ermee|kappen_nou|kappen_nu|kap_eens|schei_uit|schei_er|schei_toch|laat_maar_zitten_die|ongevraagd~|ongewenst~|genoeg_nu|nu_is_het_genoeg|genoeg_is_genoeg|stop_ermee|stop_daarmee|stop_hiermee|t_is_genoeg|verlies_mijn|avg|gdpr|hoe_vaak_moet_ik|hoeveel_keer_moet|ik_blokkeer|jullie_blokkeren|u_blokkeren|ga_blokkeren|drie_keer_stop|twee_keer_stop|al_stop_gestuurd|stop_gestuurd|weg_met_die|weg_met_dat|weg_met_jullie|hou_eens_op|houd_eens_op|houd_nou_op|hou_nou_op|hou_toch_op|houd_toch_op|werknummer|werktelefoon|zakelijk_nummer|iemand_anders_lastig|hier_vanaf|hier_van_af|hier_uit|er_vanaf_zijn|haal_mij|haal_me|geblokkeerd|jullie_geblokkeerd|dat_jullie_stoppen|jullie_stoppen|wil_dit_niet|hoef_dit_niet|niet_om_gevraagd|hoe_krijg_ik_dit_uit|daar_af|klaar_met_die|moe_van_jullie|beu_van_jullie|geen_nut_meer|geen_zin_meer_in_jullie|gebruik_mijn_nummer_niet|verwijder_me|verwijder_mij|mijn_nummer_niet|bent_u_verkeerd|zit_u_verkeerd|zitten_jullie_verkeerd|verkeerde_persoon|woont_ze_niet|woont_hij_niet|vorige_eigenaar|nummer_is_nu_van',
  messages:
    'bericht~|berigt~|sms~|spam~|reclame~|promo|promos|promotie~|advertent~|publiciteit|tekst|teksten|tekstbericht~|app|apps|appje|appjes|marketing~|berichje~|smsen|reclamebericht~|gestuur|gesms|geapp|reklame~',
  offers:
    'aanbieding~|korting~|actie|acties|nieuwsbrief|nieuwsbrieven|melding~|notificatie~|herinnering~|info|informatie|update|updates|mededeling~|uitnodiging~|zooi|rommel|rotzooi|onzin|zever|brol|troep|kut~|gezever|gedoe|gezeik|uitverkoop',
  these: 'dit|dat|deze|zoiets|da|van_jullie|van_u|van_je',
  list: 'lijst|lijsten|lijstje|database|bestand|bestanden|klantenbestand|adressenlijst|verzendlijst|mailinglijst|maillijst|contacten|contactlijst|databank|adresboek|systeem|smslijst|hieruit|hieraf|hiervan|eruitgehaald|ervan_af|groep|smsabonnement',
  number:
    'mijn_nummer|mijn_nr|mijn_gsm|mijn_gsmnummer|mijn_06|mijn_telefoonnummer|mijn_tel~|mijn_mobiel~|mijn_gegevens|mijn_naam|mijn_contact~|dit_nummer|dit_nr|deze_gsm|deze_nummer|mn_nummer|m_n_nummer|mn_nr|mn_gsm|mn_gegevens|ons_nummer|dees_nummer|mijnen_gsm|mijne_gsm|mijn_data|mijn_telefoon|deze_telefoon|me_nummer|onze_gegevens|dit_telefoonnummer|haar_nummer|zijn_nummer|die_nummer',
  sending:
    'stuur~|sture|sturen|stuurt|sturn|zend~|zenden|verzend~|sms|smsen|smst|bericht|berichten|schrijf|schrijven|schrijft|contacteer~|contacteren|app|appen|appt|spam|spammen|spamt|texten|benader~|mail|mailen|gestuur|toestur~|bestoken|bestook|toegestuurd|sms_en|gsm_en|informeren|verwittig~|te_sturen|doorsturen|meldt|bestookt|gecontacteerd|benaderd|gesmst',
  ending:
    'stop|stopt|stopp|stoppen|stopzet~|stop_te_zetten|ophouden|hou_op|houd_op|houdt_op|ophoudt|kap|kappen|staken|staak|schei|beëindig~|uitzet~|uitgezet|uit_te_zetten|deactiveer~|deactiveren|uitschakel~|uitgeschakeld|uit_te_schakelen|afzet~|afgezet|opschort~|genoeg|afsluit~|onderbreek|blokkeren|laat_dat|vermijd~|bespaar|spaar|niet_nodig|nie_nodig|ni_nodig|niet_meer_nodig|hoeft_niet|hoeven_niet|hoeft_nie|hoeven_nie|niet_meer_hoeven|overbodig|gedaan|achterwege|mag_weg|mogen_weg|mag_stoppen|mogen_stoppen|klaar_met',
  switching:
    'zet|zetten|zet_u|zetten_jullie|schakel|hou|houd|houdt|schrijf|meld|haal|zetn|kunt_u_zetten|doe|stel|gooi|schrap|zeg',
  off: 'uit|af|stopgezet|eraf|eruit',
  canceling: 'annule~|opzeg~|opgezegd|beëindig~|afzeg~|intrek~|afbestel~|stopzet~|cancel~|trek',
  removing:
    'verwijder~|schrap~|haal|haalt|halen|gehaald|wis|wissen|gewist|gooi|gooien|smijt|weghalen|delete|deleten|deleted|verwyder~|vergeet|doorstreep|afhalen|uithalen|uitgehaald|smijten|uitwissen|eruithalen|kwijt|krijg_af|kom_af|geraak|eruit|eraf',
  leaving:
    'uitschrijv~|uitschrijf|uit_te_schrijven|uitgeschreven|afmeld~|af_te_melden|afgemeld|afmelding|abonnement_opzeggen|uitschreven|meld_me_af|meld_mij_af|afmelde|uitschrijve|afmeldn',
  not: 'niet|nie|ni|geen|gn|gene|gin|nooit|niks|niets|zonder|nee|nimmer|noit|niemand',
  never: 'nooit|noit|nimmer|herinner_me_niet|weet_niet_meer_dat_ik',
  more: 'meer|mer|verder|verdere|langer|nooit|voortaan|toekomst|vanaf_nu|nimeer|nooit_meer|niemeer|nimmer|blijv~|nooit_weer|nooit_opnieuw',
  wanting:
    'wil|wilt|willen|wens|wenst|hoeven|nodig|interess~|geïnteresseerd|intresse|ontvang~|krijg~|krijgen|lees|lezen|zien|weten|horen|zin|behoefte|graag|wou|nut|boeit|boeien|heb_aan|waard|toestemming|begrijp|hoef|hoefde|hoeft',
  enough:
    'genoeg|beu|zat|moe|te_veel|teveel|te_vaak|zoveel|zo_veel|vervelend~|irritant~|irriteer~|lastig~|storend~|stoort|storen|ergerlijk|erger|ergeren|constant|voortdurend|elke_dag|iedere_dag|steeds|ziek_van|gek_van|hinder~|wakker|verwar~|vermoeiend|bombardement|overlast|opdringerig|spuugzat|kotsbeu|kotsmisselijk|strontziek|veel_te|ambetant|ambeteren|haat|vol_met|kosten_me|kost_me|zenuwen|zot_van|onnodig~|alweer|weeral|weer_die|weer_zo|bah',
  me: 'me|mij|mn|ons|m|mijne|mi',
  attached: '',
  agreeing:
    'aangemeld|ingeschreven|inschrijv~|toestemming|toegestemd|gevraagd|opgegeven|gegeven|geabonneerd|aanmeld~|geregistreerd|registreer~|akkoord|toelating|goedgekeurd',
  threat:
    'rapporteer~|melding_bij|aangifte|advocaat|politie|avg|gdpr|blokkeer~|geblokkeerd|blok|klacht|acm|consumentenbond|stalking|stalken|juridisch~|illegaal|privacy~|oplichters|oplichting|aanklagen|rechter|gba|ombudsdienst|intimidatie|bipt|autoriteit_persoonsgegevens|consuwijzer|wettelijk',
  pestering:
    'lastig_vallen|lastigvallen|vallen_lastig|lastig|storen|stoor|stoort|stoorn|irriteer~|irriteren|ambeteer~|ambeteren|zeuren|zeur|pesten|plagen|wakker|vervelen|verveel|hinderen|zagen|zaag|stalk~|spammen|zeiken|bestoken|teisteren|bombarderen',
  otherWays: 'mail|mails|email|e_mail|post|brief|telefonisch|whatsapp|bellen',
  preferring: 'liever|beter|enkel|alleen|in_plaats|verkies',
  things:
    'afspraak|afspraken|bestelling~|reservering~|reservatie~|les|lessen|tafel~|lidmaatschap|sportschool|fitness|kamer|levering~|cursus|behandeling~|verzekering~|polis|training~|order~|ticket~|boeking~|contract|factuur|rekening|bon|betaling|vlek~|ui|uien|saus|kaas|vlucht|sessie|banden|olie|ploeg|team|toernooi|koor|school|zoon|zoontje|dochter~|kind|kinderen|pakket~|pakje~|code|link|foto~|account|kaart|maat|artikel|wachtlijst|vaccin~|zwemles|zwemmen|yoga|nagels|lak|moedervlek|kies|tand~|geluid|ketel|motor|lek|morgen|vandaag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|avond|roken|lachen|huilen|regen|tomaat|gluten~|frieten|frietjes_uit|brood~|medicijn~|medicatie|bus|trein|tram|halte|lijn|werk|tuin|haag|boom|water|buis|plaats|plek|parking|feest|evenement|tijdschrift|club|vergadering|jas|kapper_af|verf|kleur|stoppen_van|zekering|zak|deuk|box|soep|vlees|noten|augurk~|ijs|suiker|rem|remmen|rekeningnummer|rit|dienst_van|kelder|wasmachine|tattoo|wrat|vrijwilliger~|spinning|zumba|pilates|bootcamp|crossfit',
  keeping:
    'niet_stoppen|stop_niet|stop_nooit|hou_niet_op|graag_blijven|blijven_ontvangen|blijven_krijgen|per_ongeluk|per_vergissing|wil_wel|weer_ontvangen|opnieuw_ontvangen|terug_ontvangen|fijn_dat|leuk|behouden|houden|terug_krijgen|weer_krijgen|blij_met|handig|niet_uitschrijven|zeker_niet|wel_graag',
  missing:
    'niet_ontvangen|niet_gekregen|niks_gekregen|niets_gekregen|niets_ontvangen|niks_ontvangen|niet_gezien|kan_niet|lukt_niet|link|code|nog_niet|nog_niks|nog_geen|nog_niets|niet_gelezen|niet_openen|bevestiging|niet_gevonden|vind|snap|begrijp|geen_bericht_gehad|geen_bericht_gekregen|geen_sms_gekregen|geen_sms_ontvangen|geen_bericht_ontvangen|niet_aangekomen|werkt_niet|lees_mijn|ik_krijg|ik_ontvang|ik_zie|voor_8|voor_9|voor_10|na_8|hoe_laat|hoeveel|aangekomen|opnieuw_sturen|adres',
  wondering:
    'moet_ik|hoef_ik|als_ik|moeten_we|moet_je|indien_ik|wilde|zou_ik_moeten|ik_moet|mag_ik|wanneer|hoe_lang|tot',
  origin:
    'hoe_komen|hoe_kom|hoe_komt|wie_heeft|wie_gaf|van_wie|vanwaar|waar_heb|waar_hebben|waar_heeft|hoe_geraken|hoe_geraakt|waarom_hebben|hoezo_hebben',
  why: 'waarom|hoezo|hoe',
  gone: 'verhuisd|overleden|gestorven|verkocht|pensioen|woon|niet_meer_in|geen_auto_meer|geen_hond_meer|rusthuis|verzorgingstehuis|weggegaan',
  staying: 'blijven_ontvangen|blijven_krijgen|wil_wel|behouden|wel_houden',
};
