import { describe, expect, it } from 'vitest';
import { newsOfReplies } from '../../../src-main/shell/news/news-of-replies.ts';

const ann = { phone: '+12125550101', name: 'Ann Lee', preview: 'Can I come at 4?' };
const bob = { phone: '+12125550102', name: '', preview: 'Thanks' };

describe('the notification of replies', () => {
  it('has the person and the text of one reply, and leads to the conversation', () => {
    expect(newsOfReplies({ count: 1, toDecide: 0, newest: [ann] })).toEqual({
      title: 'Ann Lee',
      body: 'Can I come at 4?',
      phone: ann.phone,
    });
  });

  it('is one for several, with the people, and leads to the inbox', () => {
    expect(newsOfReplies({ count: 2, toDecide: 0, newest: [ann, bob] })).toEqual({
      title: '2 new replies',
      body: 'From Ann Lee, +12125550102',
      phone: null,
    });
  });

  it('says that there are more people than it names', () => {
    expect(newsOfReplies({ count: 9, toDecide: 0, newest: [ann, bob] })).toMatchObject({
      title: '9 new replies',
      body: 'From Ann Lee, +12125550102 and others',
    });
  });

  it('leads to the conversation where one person wrote several times', () => {
    const again = { ...ann, preview: 'Or at 5?' };
    expect(newsOfReplies({ count: 2, toDecide: 0, newest: [again, ann] })).toEqual({
      title: '2 new replies',
      body: 'From Ann Lee',
      phone: ann.phone,
    });
  });

  it('says first that somebody must decide', () => {
    expect(newsOfReplies({ count: 1, toDecide: 1, newest: [ann] })?.body).toBe(
      'One may be an opt-out. Look and decide.',
    );
    expect(newsOfReplies({ count: 3, toDecide: 2, newest: [ann, bob] })?.body).toBe(
      '2 may be opt-outs. Look and decide.',
    );
  });

  it('is none where only opt-outs came', () => {
    expect(newsOfReplies({ count: 0, toDecide: 0, newest: [] })).toBeUndefined();
  });
});
