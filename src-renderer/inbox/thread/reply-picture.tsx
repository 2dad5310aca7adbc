import { Button, Loader } from '@mantine/core';
import { IconFileOff, IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyMedia } from '../../../src-shared/inbox/conversation.ts';
import {
  fetchReplyPicture,
  keepReplyPicture,
  refuseReplyPicture,
} from '../../api/inbox/replies.ts';
import { CampaignPicture } from '../../campaigns/picture/campaign-picture.tsx';
import { words } from '../../words.ts';
import { unshownText, type Unshown } from './describe-media.ts';
import { drawAnew } from './draw-anew.ts';

const text = words.inbox.thread.pictures;

interface ReplyPictureProps {
  readonly media: ReplyMedia;
  /** Whether the sender is known: pictures of others wait for a click. */
  readonly isKnownSender: boolean;
  /** Whether the reply has others, too. */
  readonly isOneOfSeveral: boolean;
}

/** A picture that came with a reply: fetched once it is wanted, drawn anew, kept. */
export function ReplyPicture({ media, isKnownSender, isOneOfSeveral }: ReplyPictureProps) {
  const { id, position, state, hash, contentType } = media;
  const [isWanted, setIsWanted] = useState(isKnownSender);
  const fetched = useQuery({
    queryKey: ['reply-picture', id],
    queryFn: () => takePicture(id),
    enabled: isWanted && state === 'waiting',
  });
  const alt = text.alt(position + 1);
  if (state === 'stored' && hash !== null) return <CampaignPicture picture={{ hash, alt }} />;
  if (state !== 'waiting' && state !== 'stored') {
    return <NoPicture why={state} contentType={contentType} />;
  }
  const { data, error } = fetched;
  if (data?.kind === 'stored') return <CampaignPicture picture={{ hash: data.hash, alt }} />;
  if (data?.kind === 'refused') return <NoPicture why={data.why} contentType={contentType} />;
  if (error !== null) {
    return (
      <div className="inbox-picture" role="alert">
        <IconPhotoOff size={22} aria-hidden="true" />
        <span>{text.failed}</span>
        <span className="inbox-picture-why">{error.message}</span>
        <Button
          variant="default"
          loading={fetched.isFetching}
          onClick={() => void fetched.refetch()}
        >
          {words.ui.tryAgain}
        </Button>
      </div>
    );
  }
  if (isWanted) {
    return (
      <div className="inbox-picture" aria-busy="true">
        <Loader size={18} aria-hidden="true" />
        <span>{text.loading}</span>
      </div>
    );
  }
  return (
    <div className="inbox-picture">
      <IconPhoto size={22} aria-hidden="true" />
      <Button variant="default" onClick={() => setIsWanted(true)}>
        {isOneOfSeveral ? text.showOf(position + 1) : text.show}
      </Button>
      <span className="inbox-picture-why">{text.hint}</span>
    </div>
  );
}

interface NoPictureProps {
  readonly why: Unshown;
  readonly contentType: string;
}

function NoPicture({ why, contentType }: NoPictureProps) {
  const said = unshownText(why, contentType);
  const NoIcon = why === 'not-a-picture' ? IconFileOff : IconPhotoOff;
  return (
    <div className="inbox-picture" data-state="unshown">
      <NoIcon size={20} aria-hidden="true" />
      <div>
        <div>{said.title}</div>
        <div className="inbox-picture-why">{said.text}</div>
      </div>
    </div>
  );
}

async function takePicture(id: number) {
  const answer = await fetchReplyPicture(id);
  if (answer.kind !== 'fetched') return answer;
  const bytes = await drawAnew(answer.source);
  if (bytes === null) {
    await refuseReplyPicture(id);
    return { kind: 'refused', why: 'not-a-picture' } as const;
  }
  return { kind: 'stored', hash: await keepReplyPicture(id, bytes) } as const;
}
