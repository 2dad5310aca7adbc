import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { usePicture } from '../../api/campaigns/pictures.ts';
import { words } from '../../words.ts';
import './picture.css';

const text = words.campaigns.picture;

/** The picture of a campaign as a phone shows it; holds its place while it is loaded. */
export function CampaignPicture({ picture }: { readonly picture: DraftPicture }) {
  const { data, isError } = usePicture(picture.hash);
  if (isError) return <span className="picture-missing">{text.missing}</span>;
  if (data === undefined) return <span className="picture-pending" aria-hidden="true" />;
  const { width, height } = data.picture;
  return (
    <img
      className="picture"
      src={data.source}
      width={width}
      height={height}
      alt={picture.alt === '' ? text.withoutWords : picture.alt}
    />
  );
}
