import type { MeaningWords } from './meaning-words.ts';

export const englishMeanings: MeaningWords = {
  heedsHarmless: true,
  direct:
    'leave_me_alone|leave_us_alone|leave_me_be|leave_me_the_hell_alone|leave_me_in_peace|fuck_off|piss_off|eff_off|f_off|feck_off|sod_off|bugger_off|naff_off|jog_on|get_lost|go_away|lose_my_number|lose_this_number|forget_my_number|get_stuffed|shove_off|do_one|no_longer_a_customer|not_a_customer_anymore|not_your_customer|who_gave_you_my|who_gave_u_my|who_gave_yall_my|who_gave_ye_my|where_did_you_get_my|where_did_u_get_my|where_did_ye_get_my|where_d_you_get_my|how_did_you_get_my|how_did_u_get_my|how_do_you_have_my|how_have_you_got_my|how_d_you_get_my|how_did_you_get_this_number|where_did_you_get_this_number|who_gave_you_this_number|why_do_you_have_my_number|no_longer_interested|not_interested_anymore|not_interested_any_more|count_me_out_of_these|stop_it_already|enough_already|give_it_a_rest|give_over|unsolicited|gdpr|tcpa|blocked_and_reported|reported_and_blocked|blocking_you|block_you|bother_someone_else|how_many_times_do_i|how_many_times_must|rather_have_none|way_to_not_get|way_to_stop|not_for_me_thanks|no_thank_you_no_more|im_reporting|reporting_you|done_with_this_list|i_want_off|i_want_out|want_off|leave_me_off|leave_us_off|keep_me_off|take_me_off|take_us_off|take_me_out_of|make_it_stop|knock_it_off|block_list|blocklist|my_line_no_more|sick_of_getting|sick_of_receiving|tired_of_getting|tired_of_receiving|dont_want_these|dont_want_them|dont_need_these|do_not_want_these|dont_like_these|arent_relevant|not_relevant_to_me|dont_wish_to_hear|rather_not_get|rather_not_receive|want_these_to_stop|no_desire_to|dont_use_my|dont_use_this_number|do_not_use_my|dont_use_it_for|wrong_nr|wrong_num|meant_to_send_this_to|meant_for_someone_else|meant_for_somebody|had_this_number|got_this_number|must_have_the_wrong|no_one_here_by|nobody_here_by|old_number_for|previous_owner_of_this|yet_another_ad|another_ad|wrong_numbr|wrong_nmber|wrong_numer|wrong_numbe',
  messages:
    'text|texts|txt~|texst~|texting|textin|message|messages|msg~|mssg~|messge~|mesag~|sms~|spam~|ad|ads|advert~|promo|promos|promotion~|marketing|solicitation~|blast|blasts|junk',
  offers:
    'offer|offers|deal|deals|coupon~|alert|alerts|reminder|reminders|update|updates|notification~|notifs|newsletter~|announcement~|specials|discounts|voucher~|crap|shit|shite|rubbish|nonsense|bollocks|garbage|bs|carry_on|pings|communication~|correspondence|comms',
  these:
    'this|these|those|them|it|that|from_you|from_u|from_yall|from_ye|from_yous|from_you_guys|hear_from',
  list: 'list|lists|database|db|mailing|your_system|the_system|distribution|your_contacts|your_records|your_books|the_books|here|this_thing|whatever_this_is|group_text|this_chat|your_phone|crm|from_these|from_this',
  number:
    'my_number|my_num|my_nr|my_no|my_phone|my_cell|my_mobile|my_details|my_data|my_info|my_information|my_name|this_number|this_num|this_phone|this_mobile|this_cell|this_line|our_number|me_number|me_phone|my_digits|this_telephone|my_telephone|our_phone|my_contact|her_number|his_number|their_number|that_number',
  sending:
    'text|texting|txt|txting|textin|message|messaging|msging|msg|contact|contacting|send|sending|sendin|snd|hitting|hmu|hit_me_up|spam|spamming|blowing_up|blowin_up|bombarding|flooding|pinging|ping|reach_out|reaching_out|buzzing|mithering|bombard|notifying|notify|inundating|soliciting|solicit|messagin|forward|email_and_text|contacted|texted|messaged|spammed|notified',
  ending:
    'stop|stopp|stoping|stopping|quit|cease|halt|knock_it_off|knock_off|pack_it_in|pack_in|cut_it_out|cut_out|disable|deactivate|discontinue|suspend|lay_off|refrain|desist|give_over|ease_up_on|back_off|kill|turn_off|switch_off|shut_off|chill_with|no_need|dont_need_to_keep|spare|done_with|through_with|finished_with|no_point|no_use|nopoint|stop_with|enough_with|no_need_for',
  switching: 'turn|turned|switch|switched|shut|opt|toggle|sign|call',
  off: 'off|out',
  canceling: 'cancel|cancle|cancell|end|terminate|canceling|cancelling|drop|axe|scrap|nix|ditch',
  removing:
    'remove|removed|removing|delete|deleted|deleting|erase|taken|taking|get_me_off|get_me_out|get_us_off|get_off|scratch|strike|struck|scrub|wipe|purge|unlist|pull_me|cut_me|kick|boot|clear|forget|bin|come_off|drop_me|drop_us|take_me|take_us|take_my|take_this_number|take_this_phone|take_off|take_our|take_out|taking_me|off_your|off_ur|off_of_your|off_the_list|off_this_list|out_of_your|take_her|take_his|take_it_off|take_that_number|take_my_mum~|take_her_number|excluded|exclude|exempt|omit',
  leaving:
    'unsubscrib~|unsub|unsubsc~|unsuscrib~|unsubcrib~|opt_out|opting_out|opt_me_out|opt_us_out|optout|opted_out|unenroll|sign_me_off|sign_off_from|get_out_of_this',
  not: 'no|not|dont|do_not|don|dnt|nt|wont|without|shouldnt|aint|isnt|cannot|nope|nah|neither|nobody|no_one|dont_hit',
  never: 'never|nvr|nevr|didnt|did_not|havent|have_not|dont_remember|dont_recall',
  more: 'anymore|any_more|anymor|again|no_more|ever|any_longer|no_longer|further|nomore|no_further|never_again|evr|another|keeping|in_future|going_forward|not_any_more|keep_sending|keep_texting|keep_messaging|more',
  wanting:
    'want|need|wish|like|care|interested|intrested|wanna|use_for|require|receive|recieve|receiving|recieving|get|getting|hear|see|seeing|appreciate|asking|help|relevant|useful|wanted|needed|necessary',
  enough:
    'enough|too_many|too_much|so_many|way_too|sick|tired|fed_up|hate|annoy~|had_it|constant~|nonstop|non_stop|relentless|irritat~|intrusive|unwanted|unsolicited|excessive|bombarded|drives_me|driving_me|overkill|blowing_up|blown_up|hopping|hounded|pest|out_of_hand|every_single|pay_for|pay_per|costs_me|cost_me|charged_for|unwelcome|obnoxious|creepy|intrusion|cluttering|sick_to_death|had_enough|bored_of|yet_another|not_another|ugh|bored',
  me: 'me|us|be_removed|get_removed|being_removed|be_taken|not_to_be|not_be|be_deleted|get_taken',
  attached: '',
  agreeing:
    'sign|signed|signing|signup|subscribe|subscribed|register~|agree|agreed|consent~|gave|give|given|permission|asked|opted|opt|authoriz~|authoris~|enrol~|requested|joined',
  threat:
    'report|reported|reporting|blocked|blocking|lawyer|attorney|solicitor|sue|suing|police|gdpr|fcc|tcpa|ftc|ico|ofcom|harass~|stalk~|scam|scammers|scammer|lawsuit|cops|garda|dnc|illegal|against_the_law|trading_standards|data_protection|complain_to|legal_action|bbb|block_you|block_this|block_your|block_ye|im_blocking|do_not_call_list',
  pestering:
    'bother|bothering|disturb~|annoy|annoying|pester~|bug|bugging|harass~|hassle|hassling|nag|nagging|hound~|wake|wakes|woke|waking|mither~|badger~|wrecking|melting|heckling|plague|plaguing|torment~|head_in|wasting|waste',
  otherWays: 'email|emails|e_mail|mail|post|letter|whatsapp|call|phone_call|app',
  preferring: 'prefer|rather|instead|better|only|just',
  things:
    'appointment~|appt~|booking|reservation~|order|orders|table|class|classes|lesson~|gym|membership~|delivery|haircut|cut|color|colour|meeting|schedule|waitlist|waiting|wait|visit|party|event|ticket~|invoice|bill|refund|payment|charge|charged|item|items|sauce|onion~|cheese|stain~|room|trip|flight|session~|tire|tires|tyre~|oil|contract|policy|insurance|yoga|box|plan|cleaning|filling|crown|checkup|game|practice|rehearsal|bus|logo|photo|picture|review|team|roster|parcel|package|sofa|code|link|receipt|password|rash|dent|noise|leak~|engine|brake~|rain|crying|barking|smoking|laughing|eating|tree|wall|mole|wart|tattoo|polish|gel|braces|pickup|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|dinner|magazine|printer|website|card|volunteer|committee|choir|book_club|allergy|nuts|gluten|pickles|mayo|tomato~|shift|sheet|songs|pizza|burger|fries|food|meal|dish|cream|bulb|light|lights|door|gate|bell|ring|music|band|fire|program|programme|sale|spinning|zumba|pilates|bootcamp|hold|price|recipe|stain|app',
  keeping:
    'keep_the|keep_getting|keep_them|keep_receiving|keep_these|keep_me_on|keep_em|dont_stop|never_stop|love|loving|still_want|still_like|enjoy~|by_accident|by_mistake|accidentally|mistakenly|back_on|resubscribe|no_idea_why|love_them|glad|happy_to_get|helpful|keep_up|dont_want_to_miss|dont_need_to_stop|dont_unsubscribe|keep_your|no_need_to_stop|fine_with',
  missing:
    'havent_got|havent_received|havent_gotten|didnt_receive|not_received|yet|link|code|didnt_see|cant_open|cant_see|cant_read|cannot_open|cannot_read|wont_open|wont_load|doesnt_work|never_got|never_received|get_your|got_no|got_any|didnt_get|did_not_get|get_any|see_any|see_your|see_my|got_your|confirmation|by_accident|missed|how_do_i_get|where|while_driving|late|how_come|reply_to|today|answer|i_dont_get|i_dont_see|i_dont_have|i_cant|i_didnt|not_sure|didnt_send|did_not_send|you_said|hear_back|resend|back|landline|pick_up|understand|check_my|came_through|and_drive|not_getting|before|after|leave_me_a|how_much|how_many|how_long|old_address|instead_of_calling|news',
  wondering:
    'do_i_need|do_i_have|should_i|must_i|if_i|would_i|will_i|what_happens|wanted_to|do_you_need|does_it|did_i|have_i|when|how_long|until|till|forgot_to|forget_to',
  origin:
    'who_gave|how_did_you|how_did_u|how_did_ye|how_did_yall|how_do_you_have|how_d_you|how_have_you|where_did_you|where_did_u|where_did_ye|where_d_you|how_u_get|where_u_get|how_come_you|who_told|who_has_been_giving|why_do_you_have|how_you_got|where_you_got',
  why: 'why|how_come|what_for|how|how_do_i|how_to|how_can',
  gone: 'moved|moving_away|passed_away|died|deceased|sold|dont_live|retired|no_longer_own|no_longer_live|no_longer_have|closed_the_account|closed_our_account|live_in|dont_own|relocated|not_in_the_area|left_the_area|switched_to|no_longer_a|nursing_home',
  staying:
    'keep_the_texts|keep_the_messages|keep_getting|keep_receiving|love_them|love_these|want_to_keep_getting|keep_the_text|keep_them|keep_texting_me|keep_the_reminders|keep_the_sms|keep_me_on|no_i_love',
};
