import type { LanguageWords } from './language-words.ts';

export const french: LanguageWords = {
  language: 'fr',
  keyboard: 'azerty',
  sources: [
    { source: 'docs.aws.amazon.com: keywords-required (ARRET)', checkedOn: '2026-11-26' },
    { source: 'Twilio Proxy: ARRET, ARRETE, ARRETT', checkedOn: '2026-11-26' },
    {
      source: 'Words of Ovo’s own, as people in France, Québec, Belgium and Switzerland write',
      checkedOn: '2026-11-28',
    },
  ],
  keywords: {
    sure: 'désabonner|désabonne|désabonnez|désabonnement|désabonnez_moi|me_désabonner|se_désabonner|désabonnés|désinscrire|désinscription|désinscrit|désinscrivez|désinscrivez_moi|me_désinscrire|se_désinscrire|désinscris|désincription|désinscris_moi|désabonne_moi|stop_sms|stop_pub|stop_pubs|stop_mobile',
    stop: 'arrêt|arrêts|arrete|arrett|arrête|arrêter|arrêtez|stopper|stoppez|stoppe|cesser|cessez|arrêtez_ça|arrête_ça',
    alone:
      'annuler|annulez|annule|annulation|résilier|résiliation|résiliez|supprimer|supprimez|supprimez_moi|fin|finir|quitter|retirer|retirez|retirez_moi|enlever|enlevez_moi|terminer|effacer|effacez|révoquer|retrait|désactiver',
    perhaps:
      'assez|ça_suffit|plus_jamais|pas_intéressé|pas_intéressée|annulé|arrêté|spam|c_est_assez|suffit|jamais',
    start:
      'réabonner|me_réabonner|réabonnement|abonner|m_abonner|s_abonner|débuter|commencer|inscription|réabonnez_moi|reprendre',
    help: 'aide|aidez_moi|aide_moi',
  },
  polite:
    's_il_vous_plaît|s_il_vous_plait|s_il_te_plaît|sil_vous_plait|sil_te_plait|svp|stp|silvouplait|s_v_p|merci|merci_beaucoup|merci_bien|merci_d_avance|un_gros_merci|bonjour|bonsoir|salut|allo|bonne_journée|bonne_soirée|désolé|désolée|pardon|excusez_moi|cordialement|madame|monsieur|mr|mme|coucou|hello|au_revoir|envoyé_de_mon_iphone|bien_à_vous|mersi|mci|de_rien|ben|bah',
  beside:
    'maintenant|ça|tout|sms|texto|textos|message|messages|pub|pubs|immédiatement|tout_de_suite|me|moi|je_veux|je_voudrais|je_souhaite|je_désire|veuillez|à|aux|les|des|la|le|de|ces|vos|déjà|cela|c|est|oui|spam|envois|publicité',
  groups: {
    ne: 'ne|n|de_ne|pas',
    moi: 'm|me|moi|nous|ns',
    envoyer:
      'envoyez|envoyer|envoyé|envoie|envoies|envoi|envoyez_moi|écrivez|écrire|écris|écrit|écrivé|contactez|contacter|contacte|contactes|textez|texter|texte|textes|texté|déranger|dérangez|dérange|harceler|harcelez|importuner|importunez|solliciter|sollicitez|embêter|écoeurer|spammer|spammez|messager|menvoyez|menvoyer|mécrire|mécrivez|mecrire|achaler|gosser|emmerder|saouler|sms',
    messages:
      'messages|message|msg|msgs|textos|texto|textes|sms|pub|pubs|publicité|publicités|promo|promos|promotions|offres|notifications|communications|spam|spams|annonces|alertes|courriels|infos|sollicitations|mess|envois|cochonneries|niaiseries',
    de: 'de|des|d|vos|tes|ces|les|ce|cette|votre|ton|tous|toutes|aucun|aucune|autre|autres|vot|la|le|l|plus|rien|leurs|encore|nouveaux|tout',
    plus: 'plus|pu|plu|jamais|pas|plus_jamais|pus|point',
    arreter:
      'arrêtez|arrêter|arrête|arrêt|arrêtes|cessez|cesser|cesse|stop|stoppez|stopper|stoppe|fini|finissez|finir|lâchez',
    retirer:
      'retirez|retirer|retire|retiré|retirée|enlevez|enlever|enlève|enlevé|enlevée|supprimez|supprimer|supprime|effacez|effacer|efface|ôtez|ôter|rayez|rayer|otez|désinscrivez|désinscrire|radiez|radier|sortez|sortir|ôté|supprimé|éliminez|biffez|bloquez|détruisez',
    mon: 'mon|mes|ce|le|notre|nos|mon_propre',
    numero:
      'numéro|numero|num|no|cell|cellulaire|cel|téléphone|portable|tel|tél|nom|coordonnées|données|contact|infos|informations|natel|gsm',
    liste:
      'liste|listes|base|base_de_données|fichier|fichiers|système|répertoire|contacts|registre|envois|diffusion|mailing|envoi|bd|messages',
    veux: 'veux|veut|voudrais|souhaite|souhaiterais|désire|aimerais|veus|vx|veu|demande|tiens|souhaitons|voulons|voulais|apprécierais',
  },
  stop: {
    'stop-texting': [
      '<arreter> de|avec? <moi>? <envoyer>',
      '<arreter> avec|les|vos|tes|ces|aux|de|le|des|la|ton|votre? <de>? <messages>',
      '<arreter> de me|m|nous <envoyer>',
      '<arreter> ça|ca $',
      'si vous|tu n? arrêtez|arrêtes|arrete|cessez pas',
    ],
    'dont-text': [
      'ne|n|de_ne|de|merci_de_ne|plus|pas|svp? <plus> <moi>? <envoyer>',
      'ne|n <moi>? <envoyer> <plus>',
      '<moi> <envoyer> <plus> de|$|rien|<messages>',
      'ne <plus> <moi>? <envoyer>',
      '^ <plus> de|d|aucun <messages>',
      '<envoyer> <plus> <moi>? de|d|$ <messages>?',
      '^ pas|plus|aucun|jamais de|d? <messages> $',
      'ne <plus> être contacté|contactée|sollicité|sollicitée|texté|textée',
    ],
    'dont-want': [
      'ne|n? <veux> <plus> recevoir|de_recevoir <de>{0,3} <messages>|rien|$',
      '<veux> <plus> de|d|vos|tes|ces <de>{0,2} <messages>',
      '<veux> <plus> rien recevoir|savoir|avoir|de|$',
      '<veux> ne? <plus> <moi>? <envoyer>|recevoir|être|avoir',
      '<veux> <plus> que vous|tu <moi>? <envoyer>|contactiez|écriviez|envoyiez|textiez',
      '<veux> <plus> être|etre|figurer *? contacté|contactée|sur|dans|sollicité|dérangé',
      'ne? <plus> recevoir <de>{0,3} <messages>|rien|$',
      'refuse|consens_pas|accepte_pas *? recevoir|être|de',
    ],
    'take-me-off': [
      '<retirer> <mon> <numero>',
      '<retirer> moi|me|m|nous? de|des|du votre|vot|la|vos|cette|ta|ces|tes|l? <liste>',
      'me|m <retirer> de|des|du *{0,2} <liste>',
      '<retirer> moi|nous *? $',
      '<retirer> moi|nous de|des|du',
      'être|etre <retirer>',
      '<veux> *{0,2} désabonn~|désinscri~',
      'désabonn~|désinscri~ moi|svp|merci|de|$',
      'me|se|m désabonn~|désinscri~',
      'comment|pouvez_vous|pourriez_vous|veuillez|merci_de *{0,3} désabonn~|désinscri~|désabonner|désinscrire',
      'comment *{0,5} <arreter> *{0,2} <messages>',
      'oubliez|perdez|perds|oublie <mon> <numero>',
      'retire|révoque|retirer mon consentement|accord|autorisation',
      'annuler|annulez|résilier|résiliez mon abonnement *{0,2} <messages>',
      'sortir|sortez de|moi votre|de|cette *? liste',
    ],
    'leave-me-alone': [
      'laissez|laisse|lâchez|lache|lâche|fichez|foutez|fous|crissez|sacrez|sacre moi|nous|ns|patience|la|les tranquille|tranquilles|la|en|patience|paix',
      'laissez|foutez|fous|fichez moi|nous la? paix|tranquille',
      'lâchez|lâche moi|nous',
    ],
    'said-stop': ['dit|demandé|écrit|répondu|envoyé|répété de|d? <arreter>|désabonner'],
  },
  maybe: {
    'not-interested': [
      '^ pas|plus|aucunement intéressé|intéressée|intéresse|interressé $',
      'suis <plus> intéressé|intéressée|interessé $|merci|par',
      'm intéresse pas|plus $',
    ],
    'cancel-subscription': [
      'annuler|annulez|résilier|résiliez|cesser mon|l|notre abonnement|inscription|service',
    ],
    complaint: [
      'c|ça|ceci est du spam|harcèlement',
      'vous|je signale|dénonce|bloque|signaler',
      'va|allez chier|voir_ailleurs|te_faire|vous_faire',
      'jamais|pas *{0,2} inscrit|inscrite|abonné|abonnée|demandé|autorisé|consenti',
      'trop de <messages>',
    ],
    'stop-calling': [
      '<arreter> de m|me? appeler|téléphoner',
      'ne m|me|nous appelez|appelle|téléphonez plus|jamais',
    ],
  },
  start: {
    'start-again': [
      '<veux> *{0,3} recevoir *{0,3} nouveau|encore',
      '<veux> *? recommencer|réabonner|réinscrire|me_réabonner|m_abonner|me_réinscrire',
      'me|moi réabonn~|réinscri~',
      'réabonn~|réinscri~ moi',
      'recommencez|reprenez à|l|les|vos *{0,2} <messages>|envoyer|envoi|envois',
    ],
  },
  wrongNumber: {
    'wrong-number': [
      'mauvais|faux|mauvaise|pas_le_bon numéro|numero|num|no|personne|destinataire|cell',
      'erreur|trompé|trompée|trompez|trompés|tromper|trompes de|sur_le numéro|numero|no|num|personne|destinataire',
      'vous|tu faites|fais erreur',
      'vous|tu êtes|vous|es|t trompé|trompez|trompes|trompée $|de',
      'pas la? bonne|bon personne|numéro',
    ],
    'not-me': [
      'je ne? suis pas @name @name? $',
      '^|j suis pas @name @name? $',
      'c|ce|ça n? est pas|plus @name @name? $',
      'c|ce|ça n? est pas|plus le|son|mon|la numéro|numero|téléphone|cell|no de|d|$ @name?',
      'n|y|il|a y? a pas|plus|aucun|aucune de|d? @name|madame|monsieur ici|à|$',
      'aucun|aucune|pas_de @name ici|à_ce',
      'connais pas|aucun|aucune de|d|cette|ce|personne? @name|personne|nom',
      'connais pas|aucun|aucune de|d? personne|@name',
      '@name n? a|est|habite|utilise|travaille plus',
      'n appartient plus|pas',
      'plus le numéro|numero|bon_numéro de|d',
      'changé de numéro $',
      'pas moi @name',
      'appelle|mappelle|nomme pas @name',
    ],
    'has-died': ['^ @name est décédé|décédée|mort|morte', 'il|elle est décédé|décédée'],
  },
  harmless: [
    'n|ne|pas|sans|jamais|non l|m|s|me|se|y|en{0,2} arrête|arrêter|arrêtez|arrêt|annuler|annulez|supprimer|cesse|cesser|stopper|stop|quitter|stoppe',
    'n|ne? arrête|arrêtent|arrêtons|arrêtes pas|plus',
    's|m|t|l|d|en|aux|cet arrête|arrêter|arrêtent|arrêt|arrêts|arrete',
    'arrêt|arrêts d|de|du|des autobus|bus|maladie|travail|tram|métro|sur|à|en|devant',
    'arrêt de bus|tram|métro|travail|jeu',
    'en|un|mon|son arrêt|stop',
    'arrêter|arrêtez|stopper le|la|cette|ce|chez|à|mon|un|mes|au moteur|traitement|loi|travail|voiture|fumer|auto|médicament|cours',
    'arrêter|arrête|arrêté|cessé de fumer|boire|rire|pleurer|travailler',
    '<arreter> cette|la|chez|devant|à|au',
    'je|j|faut|dois|peux|va|vais|on|peut t|m|me? arrête|arrêter|passer|stopper',
    'répondez|répondre|réponds|envoyez|textez|tapez|écrivez|envoyer|texter stop|arrêt|arret|désabonner au|pour|à|si|afin *{0,8}',
    'stop|arrêt au 36~|38~|3~|numéro',
    'annuler|annulez|annule|annulé|supprimer|supprimez|supprime|enlever|enlevez|enlève|retirer|retirez|résilier|effacer|reporter *{0,3} rendez|rdv|rv|réservation|commande|cours|table|séance|oignon|oignons|tache|visite|billet|livraison|article|gym|gymnase|assurance|forfait|chambre|compte|tomate|tomates',
    'ne m|me|nous envoyez|envoie|envoyer|écrivez|texter|textez pas la|le|l|une|un|les facture|reçu|courrier|code|photo|lien|colis|commande',
    'ne m|me|nous|m? appelez|appeler|appelle|écrivez|textez|contactez|envoyez pas|plus avant|après|demain|entre|aujourd|ce|le|si|pendant|trop|quand|au_travail|la_nuit',
    'veux|voudrais plus de fromage|sauce|détails|temps|infos_sur',
    'plus|pas de|d détails|place|places|problème|soucis|souci|temps|fromage|infos|disponibilité|messages_de_vous|nouvelles|texte_à|message_hier',
    'n|je|j|ai|eu|a|reçu|reçois|eux pas|plus|jamais|aucun reçu|eu|de|vu|d *? <messages>',
    'n ai plus|pas',
    'le|un|au|du|mon|feu|panneau stop',
    'suis|n|est|es pas|plus sûre|sûr|disponible|certain|certaine|urgent|grave|là|ici|prêt|prête|bien|fort',
    'pas intéressé|intéressée|intéresse par le|la|les|l',
    'donné|mis|composé|inscrit|laissé|écrit *{0,2} mauvais numéro',
    'fin|fins de|du|d|avril|mai|août|juin|mars|juillet',
    'bonne|en|la|à|de|ma fin',
    'connais pas le|la|les|l|votre|bien|encore',
    'sms|texto|message de confirmation|rappel',
  ],
  automatic: ['^ réponse|message automatique|auto', 'absent|absente du|de bureau|jusqu|ma'],
  reactions: {
    heads:
      "a_aimé|a_adoré|n_a_pas_aimé|n'a_pas_aimé|a_ri_de|a_ri_à|a_mis_en_évidence|a_souligné|a_insisté_sur|a_accentué|a_questionné|a_mis_en_doute|a_remis_en_question|a_réagi_avec|a_réagi_par|a_réagi|j'aime|a_retiré|a_supprimé|j'adore|a_mis_un|aime",
    tails: '',
  },
};
