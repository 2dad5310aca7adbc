import type { MeaningWords } from './meaning-words.ts';

export const portugueseMeanings: MeaningWords = {
  heedsHarmless: false,
  direct:
    'em_paz|me_deixa_em_paz|me_deixem|deixem_me|deixa_me|vai_se_foder|vao_se_foder|vai_pra_merda|vao_a_merda|vai_a_merda|va_se_catar|vao_se_catar|vai_tomar_no|vao_tomar_no|que_saco|encheu_o_saco|enchendo_o_saco|encher_o_saco|enche_o_saco|encher_a_paciencia|quem_te_deu|quem_vos_deu|quem_lhes_deu|quem_deu_meu|quem_deu_o_meu|quem_passou|onde_conseguiram|como_conseguiram|como_conseguiu|onde_arranjaram|como_arranjaram|como_tem_meu|como_voces_tem|como_vcs_tem|de_onde_tiraram|de_onde_pegaram|onde_pegaram|como_tem_o_meu|onde_foram_buscar|como_obtiveram|como_vc_tem|como_voce_tem|porque_tem_o_meu|nao_sou_mais_cliente|ja_nao_sou_cliente|esquecam_me|me_esquece~|esquecam_o_meu|esquece_meu|esquecam_meu|chega_disso|ja_chega|ja_deu|basta_disso|larga_do_meu|larguem_do_meu|sai_fora|nao_autorizo|nao_autorizei|nao_tenho_mais_interesse|ja_nao_tenho_interesse|nao_estou_mais_interessad~|nao_me_interessa_mais|ja_nao_me_interessa|me_tira_dai|me_tira_dessa|tirem_me|tira_me|me_remova|me_remove|me_removam|removam_me|remova_me|me_exclu~|me_apaga~|me_descadastr~|me_deleta~|me_larga|desgrud~|me_desinscrev~|saco_cheio|de_saco_cheio|ninguem_merece|nao_ha_pachorra|estou_farto|estou_farta|to_farto|to_farta|rgpd|lgpd|quantas_vezes_tenho|quantas_vezes_preciso|quantas_vezes_vou|vou_bloquear|bloquear_vcs|bloquear_voces|vou_denunciar|vou_processar|ja_pedi_pra|ja_pedi_para|ja_pedi_que|ja_disse_que|ja_falei_que|parem_com_isso|para_com_isso|pare_com_isso|larguem_me|ninguem_aguenta|encher_outro|chatear_outro|numero_profissional|vou_reclamar|vou_fazer_queixa|nao_insistam|nao_insista|da_mao|me_tirem_da|me_tirem_dessa|me_tirem_desse|me_tirem_daqui|me_tirem_dai|que_parem|q_parem|parem_ja|cansei_de_receber|cansado_de_receber|farto_de_receber|bloqueados|bloqueados_ja|nao_faz_sentido_receber|nao_quero_isso|nao_me_liguem_nem|cansei_de_vcs|cansei_de_voces|tira_eu|nada_de_publicidade|nada_de_propaganda|nao_tenho_interesse|nao_usem_meu|nao_usem_o_meu|nao_usem_o|nao_receber_mais_nada|para_outra_pessoa|enganou_se_no|enganaram_se_no|pessoa_errada|nao_me_chamo|esse_numero_agora|este_numero_agora|revogo_o|revogo_a|revogo_meu|revogo_minha',
  messages:
    'mensag~|mensaj~|menssag~|msg~|msn|sms~|torpedo~|spam~|propagand~|publicidade~|anuncio~|promo|promos|promocao|promocoes|promoc~|textos|zap|whats~|marketing|publicitari~',
  offers:
    'oferta~|desconto~|aviso|avisos|lembrete~|notificac~|alerta|alertas|novidade~|newsletter~|saldo|saldos|cupom|cupons|campanha~|comunicac~|informac~|info|infos|porcaria~|merda~|lixo|bobagem|bobagens|treta~|tralha~|coisarada|chatice|besteira~|convite~|divulgac~',
  these:
    'isso|isto|esses|essas|estes|estas|essa|disso|disto|de_voces|de_vcs|vossas|vosso|de_vos|da_vossa',
  list: 'lista|listas|base|cadastro~|banco_de_dados|sistema|agenda|contatos|contactos|mailing|ficheiro~|registo~|registro~|transmissao|daqui|aqui|grupo|inscricao|subscricao',
  number:
    'meu_numero|meu_num|meu_nr|meu_tel~|meu_cel~|meu_telemovel|meus_dados|meu_nome|meu_contato|meu_contacto|esse_numero|este_numero|esse_cel~|este_cel~|esse_tel~|este_tel~|este_telemovel|nosso_numero|meu_fone|minha_linha|desse_numero|deste_numero|meu_zap|nossos_dados|meu_whats~|n_meu|numero_dele|numero_dela|seu_numero|esta_linha|neste_tel~|nesse_tel~',
  sending:
    'mand~|envi~|inviar|escrev~|contat~|contact~|spam~|notific~|avis~|bombarde~|disparar|disparando|mensage~|remet~|cheguem|chegue|chegando|textar|inund~|ligar|liguem|ligue|ligando|ligam|ligacoes',
  ending:
    'parem|pare|parar|para_de|para_com|para_d|parem_com|parem_de|para_ja|para_ai|pode_parar|podem_parar|parassem|parasse|para_por_favor|pararem|deixem_de|deixe_de|deixar_de|deixa_de|deixassem_de|chega|chega_de|basta|suspend~|suspens~|desativ~|desactiv~|desabilit~|deslig~|interromp~|evit~|bloqueiem|encerr~|acabem|acaba_com|acabar_com|stop|stopp|parou|nao_precisa|nao_precisam|nao_preciso|escusam|escusa|dispens~|poup~|corta|cortem|desistam|desiste|desista|abstenh~|dar_um_tempo|da_um_tempo|deem_um_tempo|nao_ha_necessidade|nao_e_preciso|nao_vale_a_pena|nao_adianta|larguem|larga_de|cessem|cesse|cessar|cessando',
  switching: 'dar|dê|deem|da',
  off: 'baixa',
  canceling: 'cancel~|anul~|termin~|rescind~|revog~|encerr~',
  removing:
    'remov~|tir~|apag~|exclu~|elimin~|delet~|descadastr~|retir~|risc~|esque~|limp~|deleta|apaguem|tirem|tirar|desvincul~',
  leaving:
    'descadastr~|desinscrev~|desinscri~|desincrev~|cancelar_inscricao|cancelar_a_inscricao|cancelar_subscricao|cancelar_a_subscricao|desassin~|dessubscre~|anular_subscricao|cancelar_meu_cadastro|sair_da_lista|sair_dessa|sair_disso|desregist~|cancelar_o_cadastro|cancelar_cadastro|opt_out|desfiliar|quero_sair_da|quero_sair_dessa|quero_sair_desse|quero_sair_desta|sair_desse|sair_deste|sair_desta',
  not: 'nao|n|nem|sem|nunca|nada|nenhum|nenhuma|naum|num|ñ|jamais|tampouco',
  never: 'nunca|jamais|em_momento_algum|em_nenhum_momento|nao_lembro|nao_me_lembro',
  more: 'mais|+|ja_nao|nunca_mais|nunca|jamais|outra|outro|outras|novamente|continu~|futuro|em_diante|doravante|maix|voltem_a|volte_a',
  wanting:
    'quer~|qro|kero|desej~|precis~|interess~|receb~|gost~|aceit~|pretend~|ver|saber|ler|leio|uso|adianta|serve|servem|ouvir|autoriz~|necessit~|vejo|cheguem|tenho_interesse|aguent~|suport~|util|uteis',
  enough:
    'farto|farta|fartos|cansad~|cansei|demais|tanto|tanta|tantas|tantos|muitas|muita|saco|cheio|cheia|chato|chatos|chata|chatas|chatice|insuport~|nao_aguento|pentelh~|enjoad~|irrit~|abus~|todo_dia|toda_hora|todos_os_dias|o_tempo_todo|odeio|excess~|pachorra|acord~|confund~|confus~|lotad~|custam|cobram|invasiv~|stress~|estress~|inferno|indesejad~|incomodam|incomodando|perturbando|outra_promo|mais_uma_promo|mais_propaganda|mais_um_sms|outra_mensagem',
  me: 'me|nos|mim|mi|comigo|a_gente',
  attached: 'me|nos|mos',
  agreeing:
    'inscrev~|inscri~|cadastr~|autoriz~|consent~|permiti|permissao|dei|demos|pedi|pedimos|solicit~|aceit~|assin~|registei|registrei|subscrev~|inscreveu|concord~|dado',
  threat:
    'denunci~|process~|advogad~|policia|procon|lgpd|rgpd|bloque~|bloqueei|queixa|cnpd|anatel|asae|deco|assedio|reclame_aqui|justica|legal~|ilegal~|reclamac~|golpe~|livro_de_reclamac~|tribunal|boletim_de_ocorrencia|nao_me_perturbe|nao_perturbe|anacom|reportar|reporto|protecao_de_dados|proteccao_de_dados',
  pestering:
    'perturb~|encher|enche|enchendo|incomod~|chate~|amol~|importun~|acord~|irrit~|aborrec~|atorment~|stress~|pentelh~|azucrin~|torr~|infernizar|infernizando|assedi~|encham|massacr~|melgar|melgas|melga|saturar',
  otherWays: 'email|mail|e_mail|correio|carta|ligacao|chamada|whatsapp',
  preferring: 'prefir~|prefer~|melhor|so|somente|apenas|em_vez|ao_inves',
  things:
    'horario~|consulta~|marcac~|reserva~|pedido~|encomenda~|mesa|mesas|aula~|academia|ginasio|curso~|compra~|entrega~|visita~|corte|tinta|plano|seguro|apolice|contrato|fatura~|factura~|recibo~|nota_fiscal|pagamento|mancha~|cebola~|molho|queijo|quarto|voo|bilhete~|ingresso~|sessao|sessoes|pneu~|oleo|equipe|equipa|torneio|escola|filho|filha|filhos|pacote~|codigo|link|foto~|conta|cartao|tamanho|produto~|artigo~|espera|vacina~|natacao|yoga|ioga|unha~|esmalte|pinta|carie|dente|barulho|caldeira|motor|amanha|segunda|terca|quarta|quinta|sexta|sabado|domingo|hoje|noite|manha|fumar|rir|chorar|coral|mensalidade|tomate|gluten|batata~|sobremesa|pao|remedio~|autocarro|onibus|comboio|trem|paragem|ponto|agendamento|exame~|matricula|ferias|trabalho|reuniao|pizza|lanche|bolo|festa|chuva|revisao_de|fuga|vazamento|freio~|travao|travoes|impressora|revista|evento|turma|tatuagem|verruga|casaco|camisa|sapato~|peca|obra|gelo|acucar|sal|spinning|zumba|pilates|bootcamp|crossfit',
  keeping:
    'nao_parem|nao_pare|nao_para_de|nao_deixem_de|nao_deixe_de|adoro|amo|continuar_a_receber|continuar_recebendo|quero_continuar|por_engano|sem_querer|voltar_a_receber|quero_receber|manter_os|manter_as|receber_de_novo|receber_novamente|gosto_de_receber|quero_voltar|continuem_assim|nao_me_tirem|nao_me_tira|nao_me_remov~|nao_me_exclu~|ainda_quero|me_ajudam|continuo_a_querer',
  missing:
    'nao_recebi|nao_chegou|nao_me_chegou|nao_vi|nao_consigo|nao_abre|codigo|link|ainda_nao|nao_li|nao_achei|nao_encontro|nao_tive|nao_veio|confirmacao|nao_entend~|nao_apareceu|nao_recebemos|nao_percebi|nao_mandaram|nao_enviaram|nao_recebo|nao_carrega|nao_funciona|nao_vejo|nao_estou_recebendo|mandou|mandaram|enviou|enviaram|enviado|mandado|nao_me_mandou|escreveram|antes|depois|quanto|nota|chegou|reenviar|endereco',
  wondering:
    'tenho_que|tenho_de|preciso_cancelar|devo|e_preciso|se_eu|precisa_se|se_responder|queria|deveria|quando|ate',
  origin:
    'quem|como_conseguiram|como_conseguiu|como_tem|onde_conseguiram|de_onde|onde_arranjaram|como_arranjaram|como_voces|como_vcs|como_vc|onde_pegaram|como_obtiveram|por_que_voces_tem|onde_foram',
  why: 'por_que|porque|pq|porq|como|komo',
  gone: 'mudei|mudamos|mudamo|faleceu|morreu|vendi|vendemos|aposent~|reform~|moro_em|vivo_em|ja_nao_vivo|nao_moro|mudei_me|falecid~|nao_tenho_mais|lar_de_idosos',
  staying:
    'continuar_a_receber|continuar_recebendo|quero_continuar|manter_os|manter_as|continuar_com',
};
