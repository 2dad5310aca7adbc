import type { MeaningWords } from './meaning-words.ts';

export const spanishMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'en_paz|dejenme_tranquil~|dejame_tranquil~|dejadme_tranquil~|vayanse_a|vete_a_la|a_la_mierda|al_carajo|ya_no_soy_client~|ya_no_soy_su|dejen_de_joder|deja_de_joder|que_pesad~|q_pesad~|k_pesad~|olvidense_de_mi|olvidate_de_mi|borrenme|borrame|borradme|borreme|eliminenme|eliminame|eliminadme|elimineme|saquenme_de|sacame_de|sacadme_de|saqueme_de|de_donde_sac~|de_donde_tien~|de_donde_han_sac~|quien_les_dio|quien_te_dio|quien_le_dio|quien_os_ha_dado|quien_os_dio|como_consigui~|como_obtuv~|como_tienen_mi|como_tienes_mi|por_que_tienen_mi|de_donde_obtuv~|de_donde_consig~|ya_basta|basta_ya|ya_estuvo|ya_me_canse|me_tienen_hart~|me_teneis_hart~|me_tenes_hart~|no_me_busquen|que_cansin~|no_autorizo|ya_parale|parenle|bajenme_de|bajame_de|no_doy_mi_consentimiento|no_me_interesa_mas|no_me_interesa_nada|vayanse_al|rgpd|lopd|proteccion_de_datos|dame_d_baja|deme_d_baja|denme_d_baja|cuantas_veces_tengo|cuantas_veces_hay|los_bloqueo|os_bloqueo|te_bloqueo|los_voy_a_bloquear|los_denuncio|os_denuncio|los_reporto|los_voy_a_reportar|voy_a_denunciar~|voy_a_bloquear~|os_voy_a_denunciar|molestar_a_otr~|dejen_esto|ya_dije_que_no|ya_les_dije|ya_os_dije|no_insistan|no_insistas|no_insistais|pongo_una_denuncia|poner_una_denuncia|borren_mi_num~|a_mi_no_me_escriban|ya_paren|parad_ya|paren_ya|que_paren|paren_por_favor|cansado_de_recibir|cansada_de_recibir|harto_de_recibir|harta_de_recibir|los_bloquee|ya_los_bloquee|no_quiero_esto|no_quiero_estos|no_me_anden|no_las_quiero_recibir|no_quiero_recibir|bloqueados|quitenla_de|a_otro_perro|quitenlo_de|no_tengo_interes|que_parte_de_no|no_usen_mi|no_usen_este|no_utilicen_mi|ekivocad~|persona_equivocada|se_equivoco_de_numero|se_equivocaron_de_numero|os_habeis_confundido|se_confundieron|este_numero_ya_no|no_conozco_a_esa|no_conozco_esa_tienda|no_es_su_numero|ha_de_ser_otro_numero',
  messages:
    'mensaj~|msj~|mensag~|msg~|sms~|texto|textos|textitos|spam~|publicidad~|propaganda~|anuncio~|promo|promos|promocion~|publi|mje~|wasap~|watsap~|whatsap~|mensajit~',
  offers:
    'oferta~|descuento~|aviso|avisos|recordatorio~|notificacion~|alerta~|novedades|newsletter|boletin~|campaña~|rebaja~|cupon~|mierda~|basura~|tonteria~|pendejad~|chingader~|boludec~|pavad~|huevad~|webad~|weas|chorrad~|porqueria~|informacion|comunicacion~|info',
  these: 'esto|eso|estos|esos|esas|estas|de_ustedes|de_vosotros|de_usted|suyo|suyos|de_uds',
  list: 'lista~|base|bases|listado~|registro~|sistema|agenda|contactos|bbdd|difusion|fichero~|aqui|aca|ahi|directorio|padron|grupo_de_difusion|listin|suscripcion',
  number:
    'mi_numero|mi_nro|mi_tel~|mi_cel~|mi_movil|mis_datos|mi_nombre|mi_contacto|este_numero|este_nro|este_tel~|este_cel~|mi_num|nuestro_numero|ese_numero|mi_linea|este_movil|mi_fono|este_fono|esta_linea|nuestro_tel~|al_numero|mis_datos_personales|su_numero|su_tel~|sus_datos|su_cel~',
  sending:
    'mand~|envi~|enbi~|escrib~|escriv~|contact~|contakt~|llegue|lleguen|spame~|spamm~|avis~|avise~|notifi~|bombarde~|remit~|mensajear~|mensajeen|textear~|comuni~|wasapear',
  ending:
    'dejen_de|dejan_de|deja_de|dejad_de|dejar_de|deje_de|dejes_de|dejarias_de|dejais_de|dejeis_de|dejaran_de|dejarian_de|dejenme_de|dejame_de|dejadme_de|deja_d|dejen_d|para_de|para_ya|paren|paran_de|parar_de|parar|parad|pare_de|pareis|paras_de|parais|paren_de|pare_ya|cesen|cesar|cese|basta|cortenla|cortala|corten_con|corta_con|cortar_con|corten_ya|detengan|detener|detenga|suspend~|desactiv~|desactib~|inhabilit~|deshabilit~|apaguen|apagar|eviten|evite|evitar|evita|evitense|terminen|acaben|abstengan~|frenen|stop|stopp|bajenle|bajale|interrump~|absteng~|ahorren~|ahorrense|ahorrate|dejarme_de|no_hace_falta|no_es_necesario|no_hay_necesidad|no_tiene_caso|no_necesito_que|no_tienen_que|sobran|ya_estuvo_de',
  switching: 'dar|den|de|dad',
  off: 'baja',
  canceling: 'cancel~|anul~|termin~|finaliz~|rescind~|revoc~|retir~',
  removing:
    'quit~|kit~|elimin~|suprim~|sacar~|sacad~|saque~|saquen~|sacame|remuev~|retir~|remov~|depur~|olvid~|pierd~|desvincul~|bajenme|cancelen|bajarme|salir~|salgo|borra|borrar|borren|borre|borrad|borras|borrenlo|borralo|borrenlos|borrarme|borrarlo|borrarnos|borreis|vorren|vorrar|vorrenme|tachen|tachar|tachenme|bore|borenme',
  leaving:
    'desuscri~|dessuscri~|desinscri~|darme_de_baja|darnos_de_baja|denme_de_baja|deme_de_baja|dame_de_baja|dadme_de_baja|denos_de_baja|me_doy_de_baja|desapunt~|dadnos_de_baja|dense_de_baja|cancelar_suscripcion|anular_suscripcion|cancelar_mi_suscripcion|me_den_de_baja|me_de_de_baja|me_dan_de_baja|me_dais_de_baja|me_deis_de_baja|denme_d_baja|darme_d_baja|dar_de_baja_este|den_de_baja|dar_de_baja_el_num~|quiero_la_baja|solicito_la_baja|solicito_baja|pido_la_baja|pedir_la_baja|darme_la_baja|desafili~',
  not: 'no|ni|tampoco|sin|ningun~|nada|non|nop|nel|ya_no',
  never: 'nunca|jamas|nunk|nunca_les|no_me_acuerdo|no_recuerdo|en_ningun_momento',
  more: 'mas|ya_no|nunca_mas|otra_vez|jamas|nunca|sigan|siga|sigas|sigais|seguir|continuen|continuar|vuelv~|volver~|en_adelante|nuevamente|kmas|ma|maas',
  wanting:
    'quier~|quer~|kier~|dese~|necesit~|nesesit~|interes~|gusta|gustan|recib~|resib~|ocup~|acept~|hace_falta|hacen_falta|sirve|sirven|me_lleg~|llegue|lleguen|apetec~|aguant~|soport~|leer|leo|ver|veo|saber|valen',
  enough:
    'harto|harta|hartos|hartas|cansad~|cansan|demasiad~|tantos|tanto|tantas|tanta|hasta_las~|hasta_el~|hasta_la|hasta_los|podrid~|saturad~|aburrid~|pesado|pesados|pesadez|insoport~|no_aguanto|colmo|abrum~|excesiv~|agobi~|confunden|cuestan|cobran|a_cada_rato|todo_el_dia|cada_rato|llena_de|lleno_de|fastid~|odio|cansin~|molest~|pinche~|invasiv~|estres~|hinchan|hincha|hinchado|hinchada|hinchados|coñazo|brasa|lata|asusta~|otra_promo|otra_vez_con|otro_mensaje|fastidio',
  me: 'me|nos|conmigo|nosotros',
  attached: 'me|nos|melo|melos|mela|melas|noslo|noslos|nme',
  agreeing:
    'suscrib~|suscri~|inscrib~|inscri~|apunt~|registr~|autori~|consent~|consint~|permiso|di|dimos|pedi|pedimos|solicit~|acept~|firm~|dado|pedido',
  threat:
    'denunci~|demandar~|demandare|demandarlos|demanda|abogad~|policia|profeco|facua|consumidor|rgpd|lopd|proteccion_de_datos|reportar~|reporto|reporte|reportando|bloqueo|bloquear~|bloqueados|bloqueado|acoso|acosando|acosadores|legal~|estafa~|indecopi|sernac|ocu|aepd|ilegal~|condusef|defensa_al_consumidor|repep|robinson|no_llame|autoridades',
  pestering:
    'molest~|fastid~|chinga~|chingu~|chingando|romper|rompan|rompas|acosen|acosar|spame~|despert~|despiert~|friegu~|fregar|agobi~|tabarra|dar_la_lata|dando_lata|dar_lata|incomod~|rayar|atosig~|insist~|importun~|marear|mareen|emputen|chantajear|turren|turrar|huevos_con|pelotas|joder|jodan|jodas|joden|jodiendo|jodes|jodais|hinchar|hinches|hinchen|hinchando|hincheis|hinchas',
  otherWays: 'correo|email|mail|e_mail|llamada|llamen|carta|whatsapp',
  preferring: 'prefier~|prefer~|mejor|solo|solamente|en_vez|en_lugar',
  things:
    'cita~|turno|turnos|reserva~|pedido~|orden|mesa~|clase~|gimnasio|gym|curso~|consulta~|compra~|entrega~|visita~|corte|tinte|membresia|plan|seguro|poliza|contrato|factura~|recibo|cargo|pago|mancha~|cebolla~|salsa|queso|habitacion|vuelo|entrada~|sesion~|llanta~|aceite|equipo|torneo|escuela|hijo|hija|hijos|paquete~|codigo|enlace|link|foto~|cuenta|tarjeta|talla|producto~|articulo~|espera|vacuna|limpieza|yoga|natacion|mechas|uñas|esmalte|lunar|caries|muela|grasa|ruido|dolor|taller|mañana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|tomate|pepinill~|gluten|nuez|nueces|obra|lluvia|fumar|reir|llorar|pelo|impresora|revista|fuga|tatuaje|verruga|coro|sudadera|pantalon|postre|picante|hielo|azucar|tacos|torta|pizza|rutina|spinning|zumba|pilates|bootcamp|crossfit',
  keeping:
    'no_dejen_de|no_deje_de|no_dejes_de|no_dejeis_de|no_paren|no_pareis|no_pares|me_encanta~|seguir_recibiendo|si_me_interes~|quiero_seguir|por_error|sin_querer|quiero_recibir|de_nuevo_los|volver_a_recibir|si_quiero|me_alegra~|los_amo|sigan_asi|no_me_quiten|no_me_borren|no_me_den_de_baja|no_me_saquen|me_ayudan|basta_con_que|basta_con_un~',
  missing:
    'no_me_llego|no_me_llega|no_me_llegan|no_me_llegaron|no_recibi|no_he_recibido|no_llego|no_me_ha_llegado|no_vi|no_abre|codigo|enlace|aun|todavia|no_me_mandaron|no_me_enviaron|no_he_visto|no_lei|no_encuentro|no_me_mandaste|no_me_avisaron|no_entend~|confirmacion|no_me_estan_llegando|no_recibo|no_veo|no_me_aparece|mandaron|mandaste|enviaron|enviado|mandado|no_puedo_abrir|no_puedo_leer|no_puedo_ver|no_puedo_entrar|escribieron|avisaron|no_me_han|entiendo_el|entiendo_la|le_entiendo|escribiste|direccion|hablar|antes|despues|reenviar|llego|llegado',
  wondering:
    'tengo_que|debo|hay_que|si_me|necesito_darme|si_quiero|si_no_quiero|si_respondo|queria|cuando|hasta_cuando|cuanto',
  origin:
    'quien|quienes|de_donde|como_consigui~|como_obtuv~|como_tienen|como_tienes|como_tiene|por_que_tienen|d_donde|de_donde_sac~|como_dieron',
  why: 'por_que|xq|porque|pq|como|komo',
  gone: 'fallec~|murio|me_mude|nos_mudamos|vendi|vendimos|ya_no_vivo|ya_no_tengo|jubil~|vivo_en|cambie_de|cerramos|me_cambie|difunt~|residencia|nos_hemos_mudado|me_he_mudado|ya_no_estoy',
  staying: 'seguir_recibiendo|si_me_interes~|sigan_mandando|sigan_enviando|me_encantan|me_encanta',
};
