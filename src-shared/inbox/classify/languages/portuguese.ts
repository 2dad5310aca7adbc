import type { LanguageWords } from './language-words.ts';

export const portuguese: LanguageWords = {
  language: 'pt',
  keyboard: 'qwerty',
  sources: [
    { source: '47 CFR 64.1200(a)(10): replies in any language count', checkedOn: '2026-11-26' },
    {
      source: 'Words of Ovo’s own, as people in Brazil and Portugal write',
      checkedOn: '2026-11-28',
    },
  ],
  keywords: {
    sure: 'descadastrar|descadastre|descadastra|descadastro|descadastramento|descadastrem|descadastra_me|me_descadastra|me_descadastre|desinscrever|desinscrição|desinscreva|desinscreva_me|cancelar_inscrição|anular_subscrição|cancelar_subscrição|cancelar_assinatura_sms|remover_subscrição|cancelar_cadastro|parar_sms|sair_da_lista|desuscrever|descadastrar_me|me_remova|me_remove|me_remover|me_retira|me_exclui|me_exclua',
    stop: 'sair|parar|pare|parem|parar_já|para_já|pare_já|parando|basta|sair_por_favor',
    alone:
      'cancelar|cancela|cancele|cancelem|cancelamento|remover|remova|removam|remove|remoção|excluir|exclua|excluam|exclui|apagar|apague|apaga|fim|terminar|anular|eliminar|encerrar|sai|desistir|revogar|revogo|desativar|interromper|saio|retirar|suspender',
    perhaps: 'para|chega|nunca_mais|não_mais|cancelado|já_chega|spam|saí|removido',
    start: 'iniciar|começar|inscrever|inscrição|assinar|voltar|aderir|subscrever|entrar',
    help: 'ajuda|informação|informações|me_ajuda|socorro',
  },
  polite:
    'por_favor|porfavor|pfv|pf|pfvr|pff|por_gentileza|faz_favor|se_faz_favor|sff|obrigado|obrigada|obg|obgd|obgda|brigado|brigada|muito_obrigado|muito_obrigada|grato|grata|valeu|vlw|agradeço|desde_já|oi|olá|ola|bom_dia|boa_tarde|boa_noite|desculpe|desculpa|desculpem|me_desculpe|lamento|perdão|senhor|senhora|senhores|moço|moça|gente|cumprimentos|abraço|abraços|att|atenciosamente|tudo_bem|tchau|com_licença|enviado_do_meu_iphone|bjs|beijos|por_obséquio',
  beside:
    'já|agora|isso|isto|sms|mensagens|mensagem|tudo|todas|imediatamente|quero|queria|eu|me|o|a|as|os|de|da|dessa|desta|favor|msg|propaganda|aqui|daqui|gostaria|desejo|lista|com',
  groups: {
    nao: 'não|nao|ñ|n|num|nunca|nunca_mais|jamais|sem',
    mandar:
      'mande|mandem|mandar|manda|mandando|mandes|mandarem|envie|enviem|enviar|envia|enviando|enviarem|escreva|escrevam|escrever|escreve|escrevendo|contate|contatem|contatar|contacte|contactem|contactar|contactarem|contatando|perturbe|perturbem|perturbar|incomode|incomodem|incomodar|incomodando|perturbando|encher|enche|encham|importunar|chatear|chateiem|mandar_me|enviar_me|mandarem_me|enviarem_me|escrever_me|contactar_me|mandarme|enviarme|spammar|remeter|encherem',
    escrever:
      'escreva|escrevam|escrever|escreve|contate|contatem|contatar|contacte|contactem|contactar|perturbe|perturbem|perturbar|incomode|incomodem|incomodar|escrever_me|contactar_me|chateiem',
    mensagens:
      'mensagens|mensagem|msgs|msg|mensgens|mensage|mensagns|sms|smss|torpedo|torpedos|propaganda|propagandas|promoções|promoção|promos|publicidade|anúncios|ofertas|notificações|comunicações|spam|avisos|textos|coisas|zap|whatsapp|informações|marketing|lixo|envio|envios|recebimento',
    mais: 'mais|nunca|jamais|novamente|nada|mais_nada|nunca_mais|de_novo|outra_vez|+|nenhuma|nenhum',
    det: 'mais|de|as|os|suas|seus|essas|esses|estas|estes|dessas|destas|desses|nenhuma|nenhum|vossas|vossos|a|o|tantas|essa|esse|esta|este|tanta|sua|das|dos|tuas|outras|qualquer|vosso|vossa|sms|me|nada',
    parar:
      'pare|parem|para|parar|pára|deixe|deixem|deixa|deixar|deixam|cesse|cessem|stop|chega|basta|evite|evitem|parando|queiram_parar|podem_parar',
    tirar:
      'tire|tirem|tira|tirar|remova|removam|remove|remover|retire|retirem|retira|retirar|apague|apaguem|apaga|apagar|exclua|excluam|exclui|excluir|elimine|eliminem|elimina|eliminar|delete|deletem|deleta|deletar|risque|risquem|cancele|cancelem|descadastre|descadastrem|descadastra|bloqueie|esqueça|esqueçam|esquece|perca|percam|removem|descartem|limpe',
    meu: 'o_meu|meu|este|esse|os_meus|meus|nosso|o_nosso|o',
    numero:
      'número|numero|num|nº|telefone|tel|celular|cel|telemóvel|contato|contacto|nome|dados|cadastro|fone|tlm|zap',
    lista:
      'lista|listas|base|base_de_dados|banco_de_dados|cadastro|sistema|contatos|contactos|agenda|mailing|grupo_de_transmissão|envios|envio|transmissão|mensagens|registos|registros|ficheiro',
    quero:
      'quero|queria|gostaria|desejo|pretendo|gostava|queremos|preciso|solicito|peço|qro|desejamos|pretendemos|kero',
    de: 'de|da|do|dessa|desta|desse|deste|vossa|vosso|sua|dai|daí|daqui|das|dos|aí|tua|na|no|em',
  },
  stop: {
    'stop-texting': [
      '<parar> de? me|nos? <mandar> <det>{0,3} <mensagens>|$|isso|isto|coisas',
      '<parar> de me|nos <mandar>',
      '<parar> com as|os|essas|estas|esses|a|essa <det>? <mensagens>',
      'chega|basta|stop|cancelar|cancelem|cancele|suspendam|parem de|com|as|o|os|essas|estas|dessas{0,2} <det>? <mensagens>',
      '<parar> de <mandar> <det>{0,2} <mensagens>',
      'se não|nao pararem|parar|pararem_de',
      'deixar|parar de receber',
      'como|quero|queria *{0,4} paro|parar|cancelo|cancelar|bloqueio *{0,2} <mensagens>',
      '<quero> cancelar|anular o|a *{0,2} recebimento|envio|receção|recepção|subscrição_das|inscrição',
    ],
    'dont-text': [
      '<nao> me|nos|precisa|precisam|volte|voltem{0,2} a? <mandar> <det>{0,2} <mais>|<mensagens>',
      '<nao> me|nos? <escrever> $',
      '<nao> me|nos? <mandar> $',
      '<nao> me|nos? <mandar> <det>? <mais>|<mensagens>',
      '<nao> volte|voltem a me? <mandar>',
      '^ sem|nada_de|chega_de|nenhuma|não mais? <mensagens> $',
      '<nao> mais <mensagens>',
      '<nao> <mais> <mensagens>',
    ],
    'dont-want': [
      '<nao> <quero> mais? receber|recebê_las|recebe|ver mais? <det>{0,2} *? <mensagens>|$|nada',
      '<nao> <quero> mais <det>{0,2} <mensagens>',
      '<nao> <quero> <det>{0,2} <mensagens>',
      '<nao> <quero> mais? que me|nos? <mandar>|mandem',
      '<nao> <quero> mais? ser mais? contatado|contatada|contactado|contactada|incomodado|incomodada',
      '<nao> autorizo|aceito|consinto|permito *{0,3} <mensagens>|envio|contato|contacto|receber|me',
      '<nao> <quero> mais? fazer parte|estar|continuar *{0,3} <lista>|receber',
    ],
    'take-me-off': [
      '<tirar> <meu> <numero>',
      'me|nos <tirar> <de>{0,2} <lista>|$',
      'me|nos <tirar> <de> *{0,2} <lista>',
      '<tirar> me|nos? <de>{1,2} *? <lista>',
      '<tirar> me|nos $|já|imediatamente',
      '<tirar> eu <de>',
      'sai fora',
      'como *{0,4} não|nao|n receber|recebo|receba mais|essas|esse|isso|$',
      'remoção|exclusão|retirada|descadastro do|de|da|dos|meu{0,2} meu|este|esse|meus|minha|<numero>',
      'me <tirar> fora|daqui|dai|daí|disso|disto',
      '<quero> *{0,2} sair|descadastrar|descadastro|ser_removido|ser_removida|ser_retirado|ser_retirada|desinscrever|desinscrição <de>? *{0,2} <lista>|$|<mensagens>|disso',
      '<quero> *{0,2} me? descadastrar|desinscrever',
      'sair|saio|sai|saia|sair_me <de> <de>? <lista>',
      'como *{0,6} sair|saio|descadastro|descadastrar|cancelo|cancelar|paro|desinscrevo $|<de>|essas|estas|as|de',
      'descadastr~ me|meu|por|$|desse|dessa|o',
      'revogo|retiro|revogar o|a|meu|minha{0,2} consentimento|autorização',
    ],
    'leave-me-alone': [
      'deixe|deixem|deixa|deixam me|nos? *? em paz',
      'me|nos deixe|deixem|deixa|deixam em? paz|quieto|quieta',
    ],
    'said-stop': [
      'disse|pedi|falei|mandei|escrevi|respondi que|pra|para|já|com? *? sair|parar|pararem|stop|cancelar',
    ],
  },
  maybe: {
    'not-interested': [
      '<nao> tenho|temos|há mais? interesse $|no|obrigado',
      '<nao> estou|to|tô|estamos mais? interessado|interessada|interessados $',
      '^ <nao> me interessa $',
      '^ sem interesse $',
      '<nao> me interessa|interessam mais? $',
    ],
    'cancel-subscription': [
      'cancelar|cancele|cancela|cancelem|anular a|o|minha|meu|essa{1,2} assinatura|subscrição|inscrição|serviço|cadastro',
    ],
    complaint: [
      'isso|isto é spam|assédio',
      'vou|irei *? denunciar|processar|bloquear|reportar',
      'vai|vão *{0,2} merda|foder|caralho|catar_coquinho',
      'nunca|não me? *? inscrevi|cadastrei|autorizei|pedi|subscrevi|assinei $|nada|isso|isto|nisso|para|essas|mensagens|pra',
      'muita|muitas|tanta|tantas <mensagens>',
    ],
    'stop-calling': [
      '<parar> de me? ligar|telefonar',
      '<nao> me? ligue|liguem|telefonem mais|nunca|$',
    ],
    enough: ['^ <nao> quero mais $', '^ já chega $'],
  },
  start: {
    'start-again': [
      '<quero> voltar a receber',
      '<quero> receber *{0,3} de_novo|novamente|outra_vez',
      '<quero> *? me? inscrever|inscrever_me|subscrever|cadastrar|reinscrever',
      'voltem|volte a me? mandar|enviar',
      'me inscreve|inscreva|cadastra de_novo|novamente|outra_vez',
    ],
  },
  wrongNumber: {
    'wrong-number': [
      'número|numero|num|pessoa|contato|contacto errado|errada|incorreto|incorrecto|enganado',
      'errou|enganou|engano|errado|enganou_se|enganaram|enganaram_se|errei|erraram se? o|de|no número|numero|pessoa|num|contato|contacto',
      'foi|é um? engano',
      'número|numero está|ta|tá|é|esta errado|incorreto|trocado',
      'tem|têm|está_com o número|numero errado',
    ],
    'not-me': [
      '^ não|nao|n sou|é|somos mais? a|o|da|do|dona|seu|sr|sra{0,2} @name @name? $',
      'eu não|nao|n sou a|o? @name $',
      'não|nao|n é mais? o|meu número|numero|telefone|celular|telemóvel|contacto|contato dela|dele|da|do|de',
      'não|nao|n pertence|é mais? a|da|do|ao|dela|dele @name',
      'aqui|cá não|nao|n tem|há|mora|trabalha|existe|vive nenhuma|nenhum|ninguém|a|o|mais @name?',
      'não|nao|n tem|há|existe|mora nenhuma|nenhum|ninguém @name|aqui',
      'conheço|conhecemos nenhuma|nenhum|ninguém|essa|a|o @name|pessoa|chamado|chamada',
      '@name não|nao|n tem|mora|trabalha|usa|vive|é mais',
      '@name já não tem|mora|trabalha|usa|vive|é',
      '@name mudou|trocou de|o número|numero',
      'sou outra|a_outra pessoa',
      'já não é o|dela|dele|da|do número|numero|telemóvel|$',
      'esse|este número|numero agora? é|pertence meu|outra|agora|de_outra|a_outra',
    ],
    'has-died': ['^ a|o? @name faleceu|morreu', 'ele|ela|dona|o_dono já? faleceu|morreu'],
  },
  harmless: [
    '<não|nao|n> sou|é a|o? @name $? <sou|é|aqui_é|quem_fala_é> a|o|mãe|pai|marido|esposa|filha|filho|irmã|irmão',
    '<nao> me|consigo|posso|quero|vou|precisa|para|deixa|pode|podem|deixe|deixem|vai|estou|a_gente|de|conseguimos|a{0,3} parar|pare|parem|cancelar|cancele|cancelem|sair|paro|remover|deixar|parou|excluir|apagar|saio|saí',
    '<nao> para|pára|paro|param|paramos|parou de|mais|a',
    'a_gente|chuva|ele|ela|bebê|carro|motor|autocarro|ônibus|onde|que não? para|pára|parar|pare|parou|sair|sai',
    'para|pare|parar o|a|quando|em|na|no|que|terça|quarta|quinta|sexta|sábado|domingo|segunda|hoje|amanhã|mim|eu|nós|as|duas|ver|onde|fazer|buscar|essa_lei|esta_lei|aí|aqui|um|uma',
    'vou|vai|já|pra|para|posso|pode|ia|hora|antes|depois|acabei|consegui|vamos|vão|a|na|ao|quando|temos|tem de|que|te|o_dia|nós{0,2} sair|saio|sai|saí|parar|sairmos|saindo',
    'sair|saio|saí|sai do|de|da|com|às|as|pra|mais|agora|daqui_a|cedo trabalho|casa|carro|aula|hoje|cedo|6|5|7|reunião|o|escola|dentista|médico|ginásio|academia',
    'responda|responde|responder|envie|enviar|mande|digite|escreva|texto sair|parar|stop|cancelar|pare para|pra|se *{0,8}',
    'cancelar|cancele|cancela|cancelem|cancelo|anular|remover|tirar|excluir|desmarcar|remarcar|tire|tira|remova|retirar|apagar *{0,4} horário|consulta|reserva|pedido|marcação|aula|mesa|plano|academia|ginásio|sessão|encomenda|cebola|mancha|visita|entrega|quarto|bilhete|compra|seguro|matrícula|cartão|conta|agendamento|mensalidade|tomate',
    '<nao> me|nos? <mandar> a|o|uma|um|essa|esse|as|os nota|fatura|recibo|código|conta|foto|boleto|link|pedido|comida',
    '<nao> me|nos? liga|ligue|liguem|chama|<escrever>|<mandar>|telefone antes|depois|amanhã|hoje|agora|entre|às|durante|no|de|tão|à_noite|a_noite',
    '<nao> recebi|recebemos|vi|li|chegou|tenho_recebido|consegui_ver *{0,2} <mensagens>',
    '<nao> quero cebola|o|a|os|as|um|uma|ir|incomodar|atrasar|perder|esperar|tomate|mais_o|mais_a',
    '<nao> sou|é|estou alérgico|alérgica|cliente|isso|urgente|boa|bom|muito|de|eu|membro|capaz|certo|certa|hoje|a_primeira|o_único',
    '<nao> tenho|há|estou interesse|interessado|interessada nesse|nessa|em|no_pacote|na',
    'dei|coloquei|passei|deixei|escrevi|pus|liguei|disquei *{0,2} número|numero errado',
    'número|numero errado de|no_pedido|na_ficha|no_cadastro',
    'chega às|as|a|hoje|amanhã|antes|que_horas|quando|de_manhã|mais|em',
    'que_horas|quando|já|não|ele|ela|encomenda|pedido chega|sai',
    'no|o|ao|de|do|até fim|final',
    'fim de|do|da',
    'não|nao tem|há lugar|problema|vaga|nenhum_problema|nenhuma_vaga|ninguém_na|ninguém_em',
    'estacionar|paragem|parada|parado|parada do|de|em',
    'paro|paramos em|por|a|na|no|aí|de',
  ],
  automatic: [
    '^ resposta|mensagem automática|automatica',
    'fora|ausente do|de escritório',
    'estou|estamos ausente do|até',
  ],
  reactions: {
    heads:
      'gostou_de|gostou|curtiu|amou|adorou|riu_de|riu|enfatizou|destacou|questionou|reagiu_com|reagiu_a|reagiu|não_gostou_de|não_curtiu|removeu|achou|deu_ênfase|deu_risada|detestou|riu_se_de|realçou|eu_gosto_de',
    tails: '',
  },
};
