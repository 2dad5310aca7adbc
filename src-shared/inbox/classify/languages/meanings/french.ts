import type { MeaningWords } from './meaning-words.ts';

export const frenchMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'la_paix|foutez_moi_la_paix|fichez_moi|foutez_le_camp|allez_vous_faire|va_te_faire|va_chier|allez_chier|lachez_moi|lache_moi|lachez_nous|ou_avez_vous_eu_mon|ou_vous_avez_eu|d_ou_vous_avez|comment_avez_vous_eu|comment_vous_avez_eu|comment_avez_vous_obtenu|qui_vous_a_donne|qui_t_a_donne|ou_as_tu_eu|pourquoi_avez_vous_mon|d_ou_vous_tenez|d_ou_tenez_vous|d_ou_sortez_vous|oubliez_moi|oublie_moi|perdez_mon_numero|ca_suffit|j_en_ai_marre|ras_le_bol|ras_le_cul|plein_le_dos|plein_le_cul|en_ai_ma_claque|plus_cliente|plus_client|pas_votre_client|je_ne_consens|je_m_oppose|m_oppose_a|retirez_moi_de|enlevez_moi_de|otez_moi_de|rayez_moi|supprimez_moi|effacez_moi|desinscrivez_moi|arretez_ca|foutre_la_paix|plus_interesse|plus_interessee|decrissez|crissez_moi|calissez|sacrez_moi|gardez_les_pour_vous|gardez_vos|moi_tranquille|nous_tranquille|moi_tranquilles|me_laisser_tranquille|laissez_tranquille|nous_tranquilles|assez_de_vos|assez_de_ces|assez_de_tes|rgpd|bloctel|cnil|combien_de_fois_dois|combien_de_fois_faut|je_vous_bloque|vous_bloque|je_bloque|porte_plainte|porter_plainte|vous_signale|vous_denonce|vous_signaler|en_veux_pu|en_voulons_plus|j_en_veux_pas|plus_rien_recevoir|rien_recevoir_de|non_merci_plus_rien|arretez_avec_ca|numero_professionnel|fous_moi_la|laisse_tomber_tes|quelqu_un_d_autre_a|tannee_de_recevoir|tanne_de_recevoir|marre_de_recevoir|fatigue_de_recevoir|ecoeure_de_recevoir|rien_demande|rien_demande_moi|qui_vous_a_permis|qui_vous_autorise|bloque_et_signale|vous_ai_bloque|comment_on_arrete|comment_arreter_ca|on_arrete_ca|y_en_a_assez|y_en_a_marre|ca_a_d_autres|spammer_quelqu_un|pas_mon_accord|pas_mon_consentement|je_ne_veux_rien|veux_pas_ca|que_vous_arretiez|arretez_svp|arretez_s_il|n_utilisez_pas|n_utilisez_plus|utilisez_pas_mon|en_veux_plus_svp|du_changer_de_numero|ce_numero_depuis|plus_le_cell|plus_le_numero|mauvaise_personne|pas_la_bonne_personne',
  messages:
    'message~|msg~|mesage~|texto~|textos|texte|textes|sms~|spam~|pub|pubs|publicite~|publicitaire~|promo|promos|promotion~|promotionnel~|annonce~|reclame~|pourriel~',
  offers:
    'offre~|rabais|solde|soldes|notification~|notif|notifs|alerte~|rappel|rappels|infolettre~|newsletter~|info|infos|nouveautes|reduction~|envoi|envois|communication~|sollicitation~|cochonnerie~|niaiserie~|connerie~|merde~|conneries|bons_plans|invitation~|relance~|bulletin~|circulaire~|nouvelles_de_vous',
  these: 'ca|cela|ceci|rien|aucun|aucune|ceux_ci|trucs|affaires|de_vous|de_votre_part|de_toi',
  list: 'liste~|base|bases|fichier~|repertoire|contacts|registre~|diffusion|mailing|systeme|carnet|ici|la_dessus|vos_dossiers|banque_de_donnees|abonnement',
  number:
    'mon_numero|mon_num|mon_no|mon_tel~|mon_cell~|mon_cel|mon_portable|mon_nom|mes_coordonnees|mes_donnees|mes_infos|mes_informations|ce_numero|ce_num|ce_tel~|ce_cell~|ce_portable|notre_numero|mon_gsm|ce_gsm|mon_natel|mon_contact|cette_ligne|ma_ligne|nos_coordonnees|son_numero|sa_ligne|son_cell~|son_tel~',
  sending:
    'envoy~|envoi~|envoie~|ecri~|contact~|text|textez|texter|texte|textes|sollicit~|adress~|relanc~|spamm~|bombard~|inond~|avis~|previens|prevenir|transmett~|messag~|menvoy~|mecri~|rappeler|prospect~',
  ending:
    'arret~|aret~|stop|stopp~|finissez|suspend~|desactiv~|interromp~|coupez|couper|evit~|absten~|epargn~|passez_moi|mettre_fin|mettez_fin|mettre_un_terme|fini|dispens~|lachez|lache|pas_besoin|plus_besoin|pas_la_peine|plus_la_peine|inutile|sert_a_rien|sert_plus|bloquer|en_finir|pas_necessaire|plus_necessaire|passer_de|passerai_de|passerais_de|basta|cesse|cesser|cessez|cessent|cessiez',
  switching: 'mettre|mettez|mets',
  off: 'fin|terme',
  canceling: 'annul~|resili~|termin~|revoqu~|retir~|supprim~',
  removing:
    'retir~|enlev~|supprim~|effac~|ote|otez|oter|radi~|sort~|desabonn~|elimin~|biff~|detrui~|oubli~|perd|perdez|perds|efface~|degag~|debarrass~|tirez|tire|rayez|rayer|raye',
  leaving:
    'desabon~|desinscri~|desincri~|desinscr~|me_retirer|me_desabonner|resilier_mon_abonnement|annuler_mon_abonnement|se_desabonn~|desabo',
  not: 'ne|n|pas|ni|sans|non|aucun|aucune|rien|sans|pus|par_contre_plus|mais_plus_de|donc_plus_de|alors_plus_de|svp_plus|merci_plus|plus_aucun|plus_aucune|en_veux_plus',
  never: 'jamais|jms|jamai|a_aucun_moment|souviens_pas',
  more: 'plus|pu|plu|jamais|desormais|continu~|davantage|a_l_avenir|dorenavant|jamais_plus|autre|autres|pus|continuer_a',
  wanting:
    'veux|veut|veu|vx|voulons|voudrais|souhait~|desir~|aimerais|aim~|besoin|interess~|interes~|recev~|recoi~|tiens|lis|lire|lit|voir|sers|servent|sert|entendre|utilit~|utile~|entends',
  enough:
    'marre|assez|tanne|tannee|tannes|tannant~|trop|ras|ecoeur~|fatigu~|fatiguant~|enerv~|agac~|gonfl~|saoul~|soul~|derang~|agress~|insupportable~|penible~|envahi~|pollu~|ennerv~|gav~|gosse|gossant~|achal~|lourd|lourds|deteste|excessif~|toutes_les_semaines|tous_les_jours|sans_arret|reveil~|chiant~|casse~|coutent|coute|embrouill~|perturb~|envahissant~|bourre|encore_une|encore_des|encore_vos|encore_un|encore_de_la|plaie',
  me: 'me|m|moi|nous',
  attached: '',
  agreeing:
    'inscri~|abonn~|autoris~|consent~|demand~|accept~|accord|permission|permis|sign~|souscri~|donne|donner|donnee|donnes',
  threat:
    'signale~|signal|denonc~|plainte|avocat~|police|gendarm~|rgpd|cnil|bloqu~|harcelement|crtc|lcap|illegal~|tribunal|justice|bloctel|33700|proces|arnaque~|poursui~|opc|lpd|autorite~|escroc~|gdpr|preposé',
  pestering:
    'derang~|harcel~|embet~|importun~|achal~|emmerd~|saoul~|soul~|enerv~|reveil~|ennuy~|agac~|gonfl~|casser_les|fatigu~|ecoeur~|enquiquin~|fair~_chier|chier|bassin~|tanner|tannez|pourri~|souler|soule|gosser|gossez|gosse',
  otherWays: 'mail|mails|email|courriel|courriels|courrier|appel|appels|telephone|mel|poste|lettre',
  preferring: 'prefer~|plutot|seulement|uniquement|mieux|au_lieu',
  things:
    'rendez|rdv|rv|reservation~|commande~|table~|cours|gym|seance~|visite~|livraison~|coupe|couleur|forfait|assurance~|contrat|facture~|recu|frais|paiement|tache~|oignon~|sauce|fromage|chambre|vol|billet~|pneu~|huile|equipe|tournoi|ecole|fils|fille|colis|code|lien|photo~|compte|carte|taille|article~|attente|vaccin~|natation|yoga|ongles|vernis|grain_de_beaute|carie|bruit|chaudiere|fuite|moteur|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|soir|matin|fumer|rire|pleurer|camp|chorale|box|panier|magazine|tomate~|gluten|frites|dessert|pain|croissant~|chien|chat|medicament~|traitement|traite|feu|freins|menage|salle|taxi|reunion|entretien|devis|tatouage|rideau~|poil~|rouille|bus|tram|train|maladie|promo_code|solde_de_mon|piscine|gateau|tarte|plat|menu|spinning|zumba|pilates|bootcamp|crossfit',
  keeping:
    'n_arretez_pas|n_arrete_pas|arretez_surtout_pas|arretez_pas|j_adore|adore|continuer_a_recevoir|garder_les|garder_vos|par_erreur|sans_faire_expres|veux_recevoir|recevoir_encore|recevoir_de_nouveau|de_nouveau_recevoir|m_aident|ravi~|je_veux_garder|ne_me_retirez|ne_me_desabonn~|remettez|conserver',
  missing:
    'pas_recu|rien_recu|n_ai_pas_eu|n_ai_pas|n_ai_rien|jai_pas_recu|pas_encore|code|lien|pas_vu|pas_pu|arrive_pas|n_arrive|peux_pas|n_ouvre|pas_compris|comprends_pas|ouvrir|confirmation|pas_trouve|n_a_pas_recu|plus_acces|plus_ouvert|plus_retrouver|retrouve|retrouver|plus_le_message|plus_le_texto|plus_d_infos|plus_d_info|plus_de_details|plus_d_informations|aucune_nouvelle|sans_nouvelles|ne_recois|je_recois_pas|ne_vois|je_vois_pas|trouve_plus|ne_trouve|trouve_pas|trouve_plus_votre|avez_pas|n_avez|as_pas|n_as|n_a_pas|pas_envoye|pas_ecrit|peut_pas|rentre|renvoyer|recu|mon_fils|ma_fille|appli|avant|apres|combien|passe_pas|bonne_nouvelle|ecrivez_moi',
  wondering:
    'dois_je|je_dois|est_ce_que_je_dois|faut_il|si_je|est_ce_qu_il_faut|il_faut_que|je_voulais|quand|combien|jusqu',
  origin:
    'qui_vous|qui_t|qui_a|d_ou|ou_avez|ou_vous|comment_avez|comment_vous|comment_tu|pourquoi_vous_avez|pourquoi_avez|ou_as_tu|comment_as_tu|ou_est_ce_que_vous|comment_ca_se_fait',
  why: 'pourquoi|pk|pkoi|comment|coment',
  gone: 'demenag~|decede~|mort|vendu|retraite|n_habite|plus_de_voiture|habite|parti|quitte|plus_la_voiture|plus_dans_la_region|plus_le_chien|maison_de_retraite',
  staying: 'garder_les|garder_vos|continuer_a_recevoir|je_les_adore|conserver_les',
};
