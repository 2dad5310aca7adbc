import { expect, it } from 'vitest';
import { answeredCampaigns } from '../../../src-main/inbox/conversations/answered-campaigns.ts';
import { getConversation } from '../../../src-main/inbox/conversations/conversation-detail.ts';
import {
  countConversations,
  listConversations,
} from '../../../src-main/inbox/conversations/conversation-list.ts';
import { conversationMessages } from '../../../src-main/inbox/conversations/conversation-messages.ts';
import { nextWaking } from '../../../src-main/inbox/conversations/waking.ts';
import { wakeDue } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import { searchConversations } from '../../../src-main/inbox/conversations/search/search.ts';
import { conversationFilters } from '../../../src-shared/inbox/conversation.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { storeReply, storeSingle } from '../../support/inbox.ts';
import { fullScans, plansOf, sorts } from '../../support/query-plans.ts';

const isPractice = false;
const page = { isPractice, offset: 0, limit: 10 };

/** The steps of plans that read all of the conversations. */
const scansOfConversations = (plans: ReturnType<typeof plansOf>) =>
  plans.flatMap(({ plan }) => plan).filter((step) => /^SCAN conversations(?! USING)/.test(step));

/** Without the rows of one page, which are put into the order of their ids. */
const sortsOfAll = (plans: ReturnType<typeof plansOf>) =>
  sorts(plans).filter(({ sql }) => !sql.includes('json_each'));

it('a page of each filter, newest first, comes from its index without sorting', () => {
  const database = temporaryDatabase();
  const plans = plansOf(database, (db) => {
    for (const filter of conversationFilters) {
      for (const campaignId of filter === 'campaign' ? [null, 1] : [null]) {
        const query = { state: 'open', filter, order: 'newest', campaignId } as const;
        listConversations(db, { ...page, query });
      }
    }
    countConversations(db, { isPractice });
  });
  expect(fullScans(plans)).toEqual([]);
  expect(sortsOfAll(plans)).toEqual([]);
  expect(scansOfConversations(plans)).toEqual([]);
  const steps = plans.flatMap(({ plan }) => plan).join('\n');
  for (const index of [
    'newest',
    'unread',
    'to_decide',
    'of_campaigns',
    'of_campaign',
    'failed',
    'opted_out',
    'with_draft',
  ]) {
    expect(steps).toMatch(new RegExp(`USING (COVERING )?INDEX conversations_${index} `));
  }
});

it('those who wait longest come from an index; only a filter’s few are sorted', () => {
  const database = temporaryDatabase();
  const of = (filter: (typeof conversationFilters)[number]) =>
    plansOf(database, (db) =>
      listConversations(db, {
        ...page,
        query: { state: 'open', filter, order: 'waiting', campaignId: null },
      }),
    );
  expect(sortsOfAll(of('all'))).toEqual([]);
  const steps = of('unread').flatMap(({ plan }) => plan);
  expect(steps.join('\n')).toContain('USING COVERING INDEX conversations_unread');
});

it('a conversation and its messages are found by number', () => {
  const database = temporaryDatabase();
  const phone = fictionalPhone(0);
  storeReply(database, { from: phone, at: 1000 });
  storeSingle(database, { to: phone, at: 2000 });
  const plans = plansOf(database, (db) => {
    getConversation(db, { phone, isPractice });
    conversationMessages(db, { phone, isPractice, before: null, limit: 10 });
    answeredCampaigns(db, { isPractice });
    nextWaking(db);
    wakeDue(db, 1000);
  });
  expect(fullScans(plans)).toEqual([]);
  expect(scansOfConversations(plans)).toEqual([]);
});

it('a search begins with what it looks for', () => {
  const database = temporaryDatabase();
  storeReply(database, { from: fictionalPhone(0), at: 1000, text: '天気 cake' });
  const plans = plansOf(database, (db) => {
    searchConversations(db, { text: 'cake', ...page }, () => false);
    searchConversations(db, { text: '天気', ...page }, () => false);
  });
  const ofMessages = plans
    .filter(({ sql }) => sql.includes('messages_search') || sql.includes('messages_with_signs'))
    .flatMap(({ plan }) => plan);
  expect(ofMessages.filter((step) => step.startsWith('USE TEMP'))).toEqual([]);
  expect(ofMessages.filter((step) => step.startsWith('SCAN'))).toEqual([
    expect.stringMatching(/^SCAN found VIRTUAL TABLE INDEX/),
  ]);
});
