import type { LanguageWords } from './language-words.ts';

export const spanish: LanguageWords = {
  language: 'es',
  keyboard: 'qwerty',
  sources: [
    { source: '47 CFR 64.1200(a)(10): replies in any language count', checkedOn: '2026-11-26' },
    {
      source: 'Words of Ovo’s own, as people in Spain, Mexico and the Río de la Plata write',
      checkedOn: '2026-11-28',
    },
  ],
  keywords: {
    sure: 'desuscribir|desuscribirme|desuscribirse|desuscribe|desuscríbeme|desuscríbanme|desuscripción|desinscribir|desinscribirme|darme_de_baja|dar_de_baja|dame_de_baja|denme_de_baja|deme_de_baja|dadme_de_baja|darse_de_baja|me_doy_de_baja|baja_por_favor|baja_sms',
    stop: 'baja|bajas|alto|parar|paren|paré|pare|para_ya|para_por_favor|paren_ya|basta|basta_ya|detener|detenganse|deténganse|ya_basta|ya_paren',
    alone:
      'cancelar|cancela|cancelen|cancele|cancelación|cancelar_suscripción|cancelar_todo|salir|terminar|finalizar|fin|anular|eliminar|elimíname|elimínenme|remover|remuévanme|quitar|borrar|bórrenme|bórrame|revocar|suspender|desactivar|cese|dejar',
    perhaps: 'para|no_más|ya_no|ya_no_más|nunca_más|cancelado|dejen|deja|eliminado|spam',
    start: 'alta|darme_de_alta|iniciar|comenzar|suscribir|suscribirme|reanudar',
    help: 'ayuda|información|ayúdame|ayúdenme',
  },
  polite:
    'por_favor|porfavor|porfa|porfis|pf|pfv|xfa|xfavor|plis|favor|x_favor|gracias|muchas_gracias|mil_gracias|grax|grasias|hola|buenas|buenos_días|buen_día|buenas_tardes|buenas_noches|disculpe|disculpa|disculpen|perdón|perdone|lo_siento|saludos|señor|señora|señores|señorita|amigo|oiga|oigan|oye|che|de_antemano|muy_amable|bendiciones|enviado_desde_mi_iphone',
  beside:
    'ya|ahora|de_esto|esto|sms|mensajes|mensaje|todo|todos|inmediatamente|de_inmediato|ahorita|quiero|solo|hoy|definitivamente|me|el|la|los|promociones|publicidad|textos|favor_de|solicito|necesito|deseo|pido',
  groups: {
    no: 'no|nunca|jamás|ya_no|ni|q_no|que_no',
    dejar:
      'párenle|párale|párele|deje|dejen|deja|dejá|dejad|dejar|pare|paren|para|pará|parad|cese|cesen|basta|stop|alto|eviten|evite',
    mandar:
      'mande|manden|mandes|mandar|mandarme|mandarnos|mandando|mandéis|mandan|manda|mandas|envíe|envíen|envíes|enviar|enviarme|enviarnos|enviando|enviéis|envían|envía|escriba|escriban|escribas|escribir|escribirme|escribiendo|escribáis|textee|texteen|textees|textear|textearme|texteando|contacte|contacten|contactes|contactar|contactarme|contactando|contactéis|moleste|molesten|molestes|molestar|molestarme|molestando|remitan|lleguen|llegarme|llegar',
    escribir:
      'escriba|escriban|escribas|escribir|escribirme|escribáis|textee|texteen|textees|textear|textearme|contacte|contacten|contactes|contactar|contactarme|contactéis|moleste|molesten|molestes|molestar|molestarme',
    mensajes:
      'mensajes|mensaje|mensajitos|msjs|msj|msjes|mjs|sms|textos|texto|promociones|promos|promoción|publicidad|publicidades|propaganda|anuncios|ofertas|notificaciones|avisos|comunicaciones|spam|información_comercial|cosas|basura|whatsapp|whatsapps',
    mas: 'más|nunca_más|jamás|otra_vez|de_nuevo|nada|más_nada|nada_más|ya',
    det: 'más|sus|tus|estos|esos|los|de|sus_mensajes|el|la|este|ese|mis|su|tu|tanto|tantos|tanta|tantas|ningún|ninguna|esta|esa|estas|esas|vuestros|vuestras|las|ya|de_sus|de_estos|de_esos',
    quitar:
      'quite|quiten|quita|quitar|quiteme|quiteme|quíteme|quítenme|quítame|quitame|saque|saquen|sáqueme|sáquenme|sácame|sacame|saca|sacarme|sacadme|quitadme|borre|borren|borra|borrar|bórreme|bórrenme|bórrame|borrarme|elimine|eliminen|elimina|eliminar|elimíneme|elimínenme|elimíname|eliminarme|remueva|remuevan|remuévanme|retire|retiren|retírenme|retirarme|quitarme|den_de_baja|de_de_baja|dar_de_baja|da_de_baja|suprima|suprimir|supriman|excluyan|exclúyanme',
    quitarme:
      'quíteme|quítenme|quítame|sáqueme|sáquenme|sácame|sacarme|sacadme|quitadme|bórreme|bórrenme|bórrame|borrarme|elimíneme|elimínenme|elimíname|eliminarme|remuévanme|retírenme|retirarme|quitarme|exclúyanme|me_quiten|me_saquen|me_borren|me_eliminen|me_saques|me_quites|me_retiren',
    lista:
      'lista|listas|base|base_de_datos|sistema|registro|registros|directorio|contactos|agenda|grupo_de_difusión|difusión|envíos|mensajes',
    numero: 'número|numero|num|núm|teléfono|tel|celular|cel|móvil|datos|contacto|nombre|línea',
    quiero:
      'quiero|quisiera|deseo|necesito|solicito|pido|me_gustaría|querría|queremos|quería|favor_de|como_puedo|puedo',
  },
  stop: {
    'stop-texting': [
      '<dejar> de? estar? <mandar> me|nos|les? <det>{0,2} <mensajes>',
      '<dejar> de estar <mandar>',
      'deje|dejen|paren|pare ya con <det>{0,2} <mensajes>',
      '<dejar> de? <mandar> me|nos|esto|cosas|tanto? $',
      '<dejar> de? <mandar> *? a este|mi',
      '<dejar> ya? de <mandar> me? <det>{0,2} <mensajes>|$',
      '<dejar> ya? con|de|los|las|estos|esos <det>{0,2} <mensajes>',
      '<dejar> de joder|chingar|fregar|molestar|acosar',
      'stop|alto|basta|cancelar|cancelen|detengan|suspendan|suspender a|de|los|las|estos|con|el|la? <det>{0,2} <mensajes>',
      'si no dejan|paran|dejas de',
      'dejar de recibir <det>{0,2} *? <mensajes>|$',
      'dejen|para_que de llegarme|llegar <det>{0,2} <mensajes>',
    ],
    'dont-text': [
      '<no> me|nos? vuelva|vuelvan|vuelvas|vuelvan_a a? <mandar>',
      '<no> me|nos|le? <mandar> más|mas|nada|nunca|ya|de_nuevo|otra_vez <det>? <mensajes>?',
      '<no> me|nos|le? <mandar> <det>{0,2} <mensajes>',
      '<no> me|nos|le? <escribir> $',
      '<no> me|nos|le? <escribir> <mas>',
      '<no> me|nos? <mandar> $',
      'ya no me|nos <mandar>',
      'ya? no quiero|queremos|deseo nada de|más|mas ustedes|de_ustedes|suyo|tuyo|$',
      '<no> <mensajes> $',
      '<no> más|mas <det>? <mensajes>',
      '^ no me textees|textee|texteen|molesten|molestes',
    ],
    'dont-want': [
      '<no> quiero|deseo|quisiera|necesito|queremos|me_interesa más|mas|seguir? recibir|recibiendo|me_llegue|me_lleguen|que_me_lleguen <det>{0,3} *? <mensajes>|nada|$',
      '<no> quiero|deseo|queremos|necesito más|mas|ya? recibir|recibirlos|recibirlas',
      '<no> quiero|deseo|quisiera|queremos|acepto <det>{0,3} <mensajes>',
      '<no> quiero|deseo|queremos más|mas? que me|nos vuelvan_a? <mandar>',
      '<no> quiero|deseo|autorizo|acepto|consiento seguir|el|ser|estar|que|su *{0,3} <mandar>|envio|contactado|contactada|mensajes|lista|suscrito|suscrita',
    ],
    'take-me-off': [
      '<quitar> mi|este|el|mis|ese <numero>',
      '<quitarme> *{0,2} de|del *{0,3} <lista>',
      '<quitarme> ya|de_aqui|de_ahi|de_esto? $',
      '<quitar> *{0,3} de|del su|tu|esta|esa|vuestra|sus|la? <lista>',
      '<quiero> *{0,2} baja $|de_esto|de_estos|de_este|de_la|de_su|de_sus|del',
      'dar|darme|darse|dame|denme|doy|deme|dadme|dan|den|dé|da de|la baja de|del? *{0,2} <mensajes>|<lista>|me|$',
      'me|nos doy|dan|den|quiero|podría|pueden|puede|pude|puedo *{0,2} de? baja',
      'cómo *{0,6} baja',
      'cómo *{0,2} borro|borrarme|salgo|salirme|quito|quitarme|elimino|cancelo_esto|me_salgo $|de|del|mi|estos|esta',
      'salir|salirme|sacarme de|del esta|la|su|tu|este? <lista>|<mensajes>',
      '<quiero> *{0,3} cancelar|anular *{0,2} suscripción|<mensajes>',
      'cómo *{0,4} desuscrib~|cancelar_estos|cancelo_estos',
      'desuscrib~ me|de|a|$',
      '<quiero> desuscrib~',
      'revoco mi|el consentimiento',
      'pierda|pierdan|olvide|olviden|olvida mi número|numero',
    ],
    'leave-me-alone': [
      'déjenme|déjeme|déjame|dejadme|dejame|me_dejen|me_dejan en|tranquilo|tranquila paz|$',
    ],
    'said-stop': [
      'dije|dicho|pedí|pedido|mandé|escribí|puse|pedi que|la|con? stop|baja|alto|paren|dejen|pararan|dejaran',
    ],
  },
  maybe: {
    'not-interested': [
      '^ <no> me? interesa|interesado|interesada $',
      '<no> estoy|estamos interesado|interesada|interesados en? $',
      '<no> me interesa más|mas|nada|su|sus',
    ],
    'cancel-subscription': [
      'cancelar|cancele|cancelen|cancela|anular|terminar mi|la|el|esta suscripción|servicio|suscripcion',
    ],
    complaint: [
      'esto es spam|acoso',
      'los|lo|las voy_a? reportar|denunciar|bloquear|reporto|denuncio|bloqueo',
      'váyanse|vete|vayanse a',
      'chinga|chinguen|jódanse|púdranse tu|su|$',
      'demasiados|tantos <mensajes>',
      '<no> quiero|deseo más|mas información|info',
      'nunca|no me? suscribí|inscribí|registré|di|autoricé a|su|mi|su|para|permiso|esto|$',
    ],
    'stop-calling': [
      '<dejar> de llamar|llamarme|marcar|marcarme',
      '<no> me|nos? llame|llamen|llames|marquen|marque más|mas|$|nunca',
    ],
    'no-more-please': ['^ no más|mas $', '^ ya no|basta|suficiente $', '^ ya no|basta quiero $'],
  },
  start: {
    'start-again': [
      '<quiero> *{0,2} recibir|recibirlos *{0,3} otra_vez|de_nuevo|nuevamente',
      '<quiero> volver a recibir|suscribirme|inscribirme',
      'volver a suscribirme|recibir|mandarme|enviarme',
      'vuelvan|vuelva|vuelve a mandarme|enviarme|escribirme',
      '<quiero> darme de alta',
      '^ suscríbanme|suscríbeme|inscríbanme',
    ],
  },
  wrongNumber: {
    'wrong-number': [
      'número|numero|num|teléfono|persona equivocado|equivocada|incorrecto|incorrecta|erróneo|errado|errada',
      'equivocado|equivocada|equivocaste|equivocó|equivocaron|equivocados de número|numero|persona|teléfono|contacto|cel|celular',
      'se|te equivocó|equivocaste|equivocaron|equivoco|equivoca de|$|persona',
      'tiene|tienes|tienen el|un número|numero equivocado|incorrecto|mal',
    ],
    'not-me': [
      '^ aquí|aca|acá no es $',
      '^ no soy @name @name? $',
      'no soy la|el? @name|señora|señor $',
      'no|tampoco es el|la número|teléfono|celular|numero|cel de @name|la|el',
      'este|ese|éste|ya no es el|mi|su? número|numero|teléfono|celular de|$|soy',
      'ya no es|tiene|usa mi|su|el|este|ese número|numero|teléfono|celular',
      'aquí|aca|acá no vive|trabaja|está|se_encuentra|existe|conozco|hay ningún|ninguna|nadie_llamad~|nadie_con|@name',
      'no hay ningún|ninguna @name',
      'no vive|trabaja aquí|aca|acá|ya? @name',
      'no conozco|conocemos a ningún|ninguna|nadie|@name',
      'no conozco|conocemos ningún|ninguna|@name',
      '@name ya no tiene|usa|vive|trabaja|es',
      'soy otra persona',
      'está|estás|están|anda equivocado|equivocada|equivocados $',
      'no soy la|esa|quien|esa_la persona',
      'cambió|cambio de número|numero $',
    ],
    'has-died': [
      '^ @name falleció|murió|ha_muerto|ha_fallecido',
      'ella|él|el_dueño|la_señora ya? falleció|murió',
    ],
  },
  harmless: [
    '<no|no_soy> soy|es? la? @name $? soy|es|habla|le_habla su|el|la',
    'no|nunca|sin me|nos|puedo|puede|pueden|quiero|quiere|deja|para|va_a|vayan_a|debe|hay_que|voy_a|lo|la|se|te|le{0,3} parar|dejar|detener|cancelar|cancelen|cancele|dejen|paren|pare|salir|baja|quitar|eliminar|borrar|bajar',
    'no para|paro|deja|dejo|paran|paramos de',
    'no me|nos|le|se? <mandar> el|la|lo|una|un|al|mi|los factura|recibo|nota|código|pedido|foto|menú|correo|link|ubicación|dirección|documento|cuenta|paquete',
    'no me|nos llamen|llame|llames|escriban|molesten antes|después|mañana|hoy|ahorita|en|hasta|tan|a_las|temprano|por_la|el|los',
    'no me|nos? <mandar>|<escribir> antes|después|mañana|hoy|ahorita|en|hasta|tan|a_las|temprano|por_la',
    'responda|responde|responder|envíe|envía|enviar|escriba|escribe|texto|textee|manda|mande|conteste stop|baja|alto|cancelar|parar|salir para|si *{0,8}',
    'cancelar|cancele|cancelen|cancela|anular|eliminar|quitar|quiten|quite|borrar|saquen|sacar|borre|elimine|eliminen *{0,3} cita|reserva|reservación|pedido|orden|turno|clase|hora|consulta|membresía|mesa|entrega|compra|cebolla|mancha|visita|abono|gimnasio|gym|boleto|entrada|tarjeta|cuenta|póliza|seguro',
    'baja *{0,2} médica|maternal|maternidad|laboral|temporal|de_precio|el|la|presión|un_poco',
    'baja|bajas de|la|el membresía|gimnasio|gym|plan|seguro|cuenta|precio|volumen|del_gimnasio|trabajo|internet',
    'de baja la|el|mi|en|a membresía|plan|cuenta|seguro|línea|gimnasio|gym|servicio|contrato',
    'estoy|está|estaba|sigo|sigue|anda|llanta|muy|más|mas|tan|planta|parte de? baja|alto|bajo|alta|bajas',
    'de|en alto|baja',
    'basta con|que|una|un|para',
    'no conozco|hay ningún|ninguna a|en|la|lugar|problema|otro|otra',
    'no soy alérgica|alérgico|cliente|nuevo|nueva|bueno|buena|muy|tan|de|yo|el_único|la_única|miembro|mayor|vegana|vegano',
    'sé|se|recuerdo|vi recibir|recibí *{0,2} <mensajes>',
    'no me interesa|interesado|interesada el|la|los|un|una|ese|esa|ese|esa',
    'di|dio|dieron|doy|puse mal? el|mi|un número|numero|teléfono equivocado|mal|incorrecto',
    'recibo|recibí|llegó|llego|recibido|leí no|el|un|tu|su|ningún? <mensajes>',
    'no quiero <det>{0,2} mensajes|texto|textos en la|el|mi playera|camisa|pastel|tarjeta',
    'parar|paro|paras|paramos|pare en|un|a|la|esta_ley|esa_ley|aquí|ahí|frente|cerca',
    'no más|mas de|que|por|tarde',
  ],
  automatic: [
    '^ respuesta automática|automatica',
    '^ mensaje automático|automatico',
    'fuera de la? oficina',
  ],
  reactions: {
    heads:
      'le_gustó|le_encantó|no_le_gustó|se_rió_de|le_dio_risa|enfatizó|destacó|cuestionó|preguntó_por|reaccionó_con|reaccionó_a|ha_reaccionado_con|reaccionó|le_ha_gustado|le_ha_encantado|quitó_un|a_le_gusta|me_gusta|le_puso|eliminó_un|puso_un_corazón_a|resaltó|me_gustó|me_encantó',
    tails: '',
  },
};
