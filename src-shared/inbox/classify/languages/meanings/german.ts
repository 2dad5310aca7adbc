import type { MeaningWords } from './meaning-words.ts';

export const germanMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'in_ruhe|in_ruh|in_rua|z_ruhe|ind_ruhe|in_frieden|verpisst_euch|verpiss_dich|verpissen_sie|fickt_euch|fick_dich|haut_ab|hau_ab|schleichts_eich|schleich_di|lassts_mi|woher_habt_ihr_meine|woher_haben_sie_meine|woher_hast_du_meine|wo_habt_ihr_meine|wo_haben_sie_meine|von_wem_habt|von_wem_haben|wer_hat_euch_meine|wer_hat_ihnen_meine|wer_hat_dir_meine|wie_kommt_ihr_an|wie_kommen_sie_an|wie_kommst_du_an|woher_hend_ihr|woher_händ_ihr|wohär_händ|wo_habts_mei|wo_habts_ihr_mei|es_reicht|mir_reichts|mir_reicht_s|mir_reicht_es|jetzt_reichts|jetzt_reicht|das_reicht_jetzt|schnauze_voll|nase_voll|verschon~|vergesst_meine|vergessen_sie_meine|bin_kein_kunde|keine_kundin_mehr|kein_kunde_mehr|kein_interesse_mehr|nicht_mehr_interessiert|löscht_mich|lösche_mich|löschen_sie_mich|streicht_mich|streichen_sie_mich|widerspreche|widerrufe|widerspruch|einwilligung|unerlaubte_werbung|ungefragt|unerwünscht|unerwünschte|unaufgefordert|unverlangt~|geht_mir_auf|gehts_ma_am|geht_ma_am|gehen_mir_auf|gehts_mir_auf|auf_den_sack|auf_die_nerven|auf_den_keks|auf_den_geist|auf_den_wecker|am_oasch|am_sack|hört_auf_damit|hören_sie_auf_damit|dsgvo|datenschutzgrundverordnung|wie_oft_muss_ich|wie_oft_soll_ich|wie_oft_noch|blockier_euch|blockiere_euch|blockiere_sie|blockiere_dich|ich_blockier|blockier_ich|zeige_sie_an|zeig_euch_an|zum_anwalt|meinem_anwalt|nichts_mehr_von_euch|nix_mehr_von_euch|nichts_mehr_von_ihnen|diensthandy|dienstnummer|firmenhandy|firmennummer|schon_dreimal_stop|schon_zweimal_stop|stop_geschrieben|stopp_geschrieben|weg_mit_dem|weg_mit_der|kein_bock_mehr|keinen_bock_mehr|keine_lust_mehr_auf|bin_raus_hier|hört_auf_zu|zuzuspammen|geschäftshandy|habs_satt|hab_es_satt|habe_es_satt|gebt_ruhe|endlich_ruhe|gebts_a_ruh|lasst_gut_sein|lasst_es_gut|lass_gut_sein|mich_rausnehmen|rausnehmen_bitte|bitte_rausnehmen|mich_raus|mich_da_raus|mich_löschen|mich_streichen|mich_austragen|weg_damit|kein_recht|euch_blockiert|sie_blockiert|will_das_nicht|brauch_das_nicht|brauche_das_nicht|will_sowas_nicht|brauch_i_ned|mog_des_nimma|will_das_nimmer|wie_bekomme_ich_das|wie_krieg_ich_das|bitte_abstellen|das_abgestellt|nicht_drum_gebeten|nicht_darum_gebeten|keine_lust_auf_eure|kein_interesse_an_euren|kein_interesse_an_ihren|satt_zu_bekommen|ruhe_jetzt|meine_nummer_nicht|vorbesitzer|bei_mir_falsch|hier_falsch|sind_sie_falsch|bist_du_falsch|falsch_verbunden|heiße_nicht|heisse_nicht|heiss_nicht|heiß_nicht|nummer_gehört_seit|nummer_gehört_jetzt|nummer_gehört_mir|zeig_ich_euch|zeige_ich_euch|zeige_ich_sie|ich_steig_aus',
  messages:
    'nachricht~|sms~|spam~|werbung~|werbe~|werbesms|textnachricht~|texte|messages|message|mitteilung~|kurznachricht~|kurzmitteilung~|reklame~|rundschreib~|rundnachricht~|massennachricht~|nachicht~|smsen|gschreib~|schreiberei|geschreibe|wärbig~|werbig|wärbesms',
  offers:
    'angebot~|rabatt~|aktion~|info|infos|information~|newsletter~|erinnerung~|benachrichtigung~|gutschein~|prospekt~|zeug|zeugs|mist|scheiß|scheiss|scheiße|schrott|müll|dreck|quatsch|kram|sachen|meldungen|schmarrn|schas|seich|seckerei|neuigkeiten|einladungen',
  these:
    'das|dies|sowas|so_was|so_etwas|solche|von_euch|von_ihnen|von_dir|vo_eu|vo_öich|vo_ine|des',
  list: 'liste~|verteiler~|verteilerliste|mailingliste|datenbank|kartei|kundenkartei|datei|kundendatei|adressbuch|system|smsliste|lischte|listn|da_raus|hier_raus|da_draus|hier|da|kontakten|kontaktliste|empfängerliste|bestand|verteilers|gruppe',
  number:
    'meine_nummer|meine_nr|meine_handynummer|meine_handynr|meine_telefonnummer|meine_mobilnummer|meine_natelnummer|meine_daten|meinen_namen|meinen_kontakt|meine_kontaktdaten|diese_nummer|dieser_nummer|diese_handynummer|mini_nummere|mini_nummer|mei_nummer|mei_nr|meine_tel|unsere_nummer|die_nummer|mein_handy|dieses_handy|diesem_handy|mi_nummere|meiner_daten|meine_adresse|mich_und_meine|seine_nummer|ihre_handynummer|ihre_tel~|seine_handy~',
  sending:
    'schick~|schigg~|schreib~|schriib~|schriebed|send~|sendn|kontaktier~|anschreib~|anzuschreiben|zusend~|zuschick~|zukommen|zustell~|simsen|texten|textet|zuspamm~|spamm~|melden|melde|meldet|vollspamm~|zumüll~|zuballern|benachrichtig~|informier~|zuschicken|angeschrieben|angschriebe',
  ending:
    'stop|stoppen|stoppt|aufhören|aufhörn|aufhören|hört_auf|hör_auf|hören_sie_auf|hörts_auf|hörn_sie_auf|höred_uf|höret_uf|hörets_auf|aufzuhören|unterlass~|einstell~|einzustell~|abstell~|abzustell~|abschalt~|abzuschalt~|ausschalt~|deaktivier~|beend~|schluss|genug|unterbind~|verzicht~|sparen|spart|spar|erspar~|lasst_das|lass_das|lassen_sie_das|lassts_des|lönd_das|sein_lassen|bleiben_lassen|bleibenlassen|seinlassen|sperr~|aussetz~|unterbleib~|nicht_nötig|nicht_notwendig|nimmer_nötig|erübrigt|ausstell~|höred|hört_jetzt|hört_bitte|hört_endlich|hör_endlich|hör_bitte|hören_sie_bitte|höret_bitte|hörts_bitte|hörts|stopp|absehen|abzusehen|abgesehen|abseh~|langt_jetzt|absteh~|sein_zu_lassen|nicht_mehr_nötig|ausnehmen|abgestellt|ausgestellt|aufhörts|sein_lasst',
  switching:
    'stell|stellt|stellen|schalt|schaltet|schalten|hört|hör|hören|melde|meldet|melden|hörts|tragt|trag|tragen|stellts|bestelle|höret',
  off: 'ab|aus|ein|us',
  canceling: 'stornier~|kündig~|widerruf~|beend~|cancel~|canceln',
  removing:
    'lösch~|lösche|streich~|gestrichen|gelöscht|entfern~|nimm|nehmt|nehmts|nimmt|nähmed|rausnehm~|rausgenommen|herausnehm~|rauslösch~|raus|heraus|streichts|austrag~|ausgetragen|tragt|vergesst|vergiss|vergessen|wegmach~|runternehm~|entfernen|rausstreich~|schmeißt|schmeißts|werft|weg|usnäh|usnehme|usneh|usstriche|striiche|austreten|tilgen|rausschmeiß~|runter|werf~|schmeiss~|nä|näh|usenäh|lösched|streichet|entfernet|austragen|rausschmeissen|kicken|kickt|ausnehmen|rausgnumme|nehmen|nehme|nehmet',
  leaving:
    'abbestell~|abzubestellen|abmeld~|abzumelden|abgemeldet|abmälde|abmelde|austrag~|auszutragen|ausgetragen|deabonnier~|desabonnier~|abo_kündigen|abonnement_kündigen|abwähl~|abbestöu~',
  not: 'nicht|ned|net|nit|nöd|nid|nich|kein|keine|keinen|keiner|keinerlei|kene|koa|koane|ka|kane|kei|keini|nie|niemals|nix|nichts|nüt|ohne|weder|nicht_mehr|nimmer|nimma|nümm|nümme|nüme|bloß_nicht|kane|niks|keni|keina|kä|käni|keene|keen|nedd',
  never: 'nie|niemals|nie_wieder|nie_mehr|niemols|erinnere_mich_nicht|kann_mich_nicht_erinnern',
  more: 'mehr|mehr|meh|mea|mer|me|weiter~|künftig~|zukunft|nimmer|nimma|nümm|nümme|nüme|nie|niemals|fortan|nie_wieder|niemals_wieder',
  wanting:
    'will|wü|wui|möcht~|moechte|wünsch~|mag|wott|wett|brauch~|bruch~|bruuch~|braucht|benötig~|interess~|bekomm~|kriag~|krieg~|erhalt~|empfang~|lesen|lese|sehen|hören|nütz~|wissen|erlaub~|hilft|gebraucht|bringt|bekumm~|überchoo|übercho|wollen|wollten|wollte',
  enough:
    'genug|satt|leid|zu_viel|zu_viele|zuviel|zuviele|so_viele|soviele|reicht|reichts|nerv|nervt|nerven|nervig~|lästig~|genervt|störend|stört|stören|störn|ständig|dauernd|andauernd|täglich~|jeden_tag|belästig~|weckt|geweckt|verwirr~|hasse|nervend|überflutet|bombardiert|aufdringlich~|penetrant~|anstrengend|unnötig~|unzumutbar|schreckliche|ätzend|furchtbar|mühsam|zipft|gnua|gnueg|zvill|z_viel|unverschämt|kosten_mich|kostet_mich|voll_mit|zugemüllt|keinen_bock|kein_bock|keine_lust|schon_wieder|scho_wieder|nedamal',
  me: 'mich|mir|mi|mia|miar|uns|üs|eus',
  attached: '',
  agreeing:
    'angemeldet|anmeld~|registrier~|zugestimmt|zustimm~|eingewilligt|einwillig~|abonnier~|erlaubt|erlaubnis|gegeben|gebeten|eingetragen|bestellt|verlangt|gewünscht|unterschrieben|aagmeldet|angfordert|angefordert|einverstand~',
  threat:
    'anzeig~|anwalt~|rechtsanwalt|polizei|dsgvo|datenschutz~|blockier~|verbraucherzentrale|bundesnetzagentur|belästigung|gericht|klag~|verklag~|abmahn~|rechtlich~|illegal|verboten|stalking|betrug|betrüger|abzocke|seco|edöb|rtr|uwg|fernmeldebüro|meldestelle|unterlassung~|gesperrt|blockiert|strafbar|anzeige|anwalt',
  pestering:
    'nerv~|belästig~|stör~|zuspamm~|bombardier~|zumüll~|vollmüll~|sekkier~|behellig~|plag~|aufgweckt|geweckt|quäl~|stresst|stressts|zutext~|zuzutext~|zumüllen|vollspamm~|weckt|wecken|wecke|aufwecken',
  otherWays: 'mail|mails|email|e_mail|post|brief|anruf|anrufen|whatsapp|telefonisch|mailen',
  preferring: 'lieber|besser|statt|anstatt|bevorzug~|ausschließlich|nur',
  things:
    'termin~|reservierung~|bestell|bestellung~|buchung~|kurs|kurse|kurses|tisch~|mitgliedschaft|vertrag~|studio|fitness~|behandlung~|zimmer|flug|ticket~|versicherung~|training|sohn|tochter|kind|kinder|lieferung~|auftrag|paket~|rechnung~|quittung|zahlung|fleck~|zwiebel~|soße|käse|reifen|öl|team|turnier|chor|schule|schwimm~|yoga|code|link|foto~|konto|karte|größe|artikel|warteliste|impf~|nägel|lack|muttermal|zahn|geräusch|motor|heizung|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|abend|rauchen|lachen|weinen|regen|tomate~|gluten|pommes|brot|semmel~|medikament~|bus|zug|tram|arbeit|garten|hecke|baum|wasser|rohr|platz|parkplatz|party|feier|veranstaltung|abo_box|zeitschrift|verein|gottesdienst|sitzung|handwerker|gerüst|tattoo|farbe|strähn~|kasse|heizöl|spinning|hortkind|kita|unterricht|essen|zumba|pilates|bootcamp|crossfit',
  keeping:
    'nicht_aufhören|hört_nicht_auf|hören_sie_nicht_auf|hört_bloß_nicht|hört_bitte_nicht|hört_ja_nicht|liebe|gern_weiter|gerne_weiter|weiterhin_bekommen|weiter_bekommen|weiterhin_erhalten|weiterhin_gern~|behalten|aus_versehen|versehentlich|aus_irrtum|wieder_bekommen|wieder_sms|freue_mich|freu_mich|doch_wieder|gefallen_mir|sms_aber|bleib_gern|wieder_anmelden|weiter_drauf|weiterhin_infos|reichts_wenn|reicht_wenn|reicht_s_wenn|mir_reichts_wenn|habs_satt_zu',
  missing:
    'nicht_bekommen|keine_bekommen|nicht_erhalten|nichts_bekommen|nix_bekommen|nicht_angekommen|nicht_gesehen|kann_nicht|kann_die|nicht_lesen|nicht_öffnen|link|code|noch_nicht|noch_keine|noch_nichts|noch_kein|nicht_gelesen|lässt_sich|bestätigung|nicht_gefunden|finde|bekommen_habe|nicht_gekriegt|keine_erhalten|ging_nicht|funktioniert_nicht|verstehe|keine_sms_bekommen|keine_nachricht_bekommen|keine_antwort|ich_bekomme|ich_krieg|ich_kriege|ich_seh|ich_sehe|bekomm_ich|kam|gekommen|gesehen|nochmal|gute_nachricht|angekommen|vor|nach|wie_viel|wie_lange|melde_ich_mich|gelesen|nachricht_hab',
  wondering:
    'muss_ich|müsste_ich|soll_ich|wenn_ich|falls_ich|muss_man|müssen_wir|ich_muss|wollte|darf_ich|möchte_wissen|ab_wann|bis_wann|kann_man|wann|wie_lange|wie_lang|bis|melde_ich_mich',
  origin:
    'woher|wohär|wer_hat|wer_gab|von_wem|wo_habt|wo_haben_sie|wie_kommt_ihr|wie_kommen_sie|wie_kommst|wo_hobts|wo_habts|warum_habt_ihr|wieso_habt_ihr|wieso_haben_sie|warum_haben_sie|vo_wo',
  why: 'warum|wieso|weshalb|wozu|was_fällt|wie|wia',
  gone: 'umgezogen|gezogen|verstorben|gestorben|verkauft|rente|weggezogen|keine_kundin|keine_kunden|kein_kunde|seniorenheim|altersheim|pflegeheim|wohne|gezüglet|züglet|ausland|kein_auto|keinen_hund|übersiedelt',
  staying:
    'weiterhin_bekommen|weiter_bekommen|behalten|gern_weiter|gerne_weiter|aber_den|aber_die_termine|weiterhin_erhalten|aber_termin~|weiter_haben',
};
