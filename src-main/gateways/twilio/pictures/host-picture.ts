import { randomUUID } from 'node:crypto';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { PictureType } from '../../../../src-shared/picture/picture.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { TwilioConnection } from '../twilio-connection.ts';

/** The one service of Twilio Assets that has the pictures of this account, and its environment. */
const serviceName = 'ovo-pictures';
const environmentName = 'pictures';

const uploadUrl = 'https://serverless-upload.twilio.com/v1/Services';

/** Between two questions whether Twilio has published it, and how often it is asked. */
const pollMs = 1000;
const mostPolls = 120;

const extensions: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
};

/** A picture as it is to be found at Twilio: under its hash, which nobody guesses. */
export interface PictureToHost {
  readonly hash: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

type Client = Awaited<ReturnType<TwilioConnection['client']>>;
type Service = ReturnType<Client['serverless']['v1']['services']>;

/**
 * Puts a picture on Twilio Assets of the account, at a public address, and returns that address. Pictures
 * that are there already stay. Throws UserError(`unavailable`) with the reason.
 */
export async function hostPicture(
  connection: TwilioConnection,
  clock: Clock,
  picture: PictureToHost,
): Promise<string> {
  try {
    return await host(connection, clock, picture);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw failed(connection.evidenceOf(error).detail);
  }
}

function failed(why: string): UserError {
  return new UserError('unavailable', words.pictures.hosting.failed(why));
}

async function host(
  connection: TwilioConnection,
  clock: Clock,
  picture: PictureToHost,
): Promise<string> {
  const client = await connection.client();
  const service = await ownService(connection, client);
  const environment = await ownEnvironment(service);
  const path = `/${picture.hash}.${extensions[picture.type]}`;
  const address = `https://${environment.domainName}${path}`;
  const { sid: serviceSid } = await service.fetch();
  const { sid: assetSid } = await service.assets.create({ friendlyName: picture.hash });
  const version = await upload(client, `${serviceSid}/Assets/${assetSid}`, path, picture);
  // A build replaces what the one before published.
  const published =
    environment.buildSid === null ? [] : await versionsOf(service, environment.buildSid, path);
  const build = await service.builds.create({ assetVersions: [...published, version] });
  await untilBuilt(service, build.sid, clock);
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  return address;
}

async function ownService(connection: TwilioConnection, client: Client): Promise<Service> {
  const { services } = client.serverless.v1;
  try {
    await services(serviceName).fetch();
  } catch (error) {
    if (connection.evidenceOf(error).httpStatus !== 404) throw error;
    await services.create({
      uniqueName: serviceName,
      friendlyName: 'Pictures of Ovo',
      includeCredentials: false,
    });
  }
  return services(serviceName);
}

async function ownEnvironment(service: Service) {
  const known = await service.environments.list({ limit: 20 });
  const own = known.find(({ uniqueName }) => uniqueName === environmentName);
  return own ?? (await service.environments.create({ uniqueName: environmentName }));
}

async function upload(
  client: Client,
  asset: string,
  path: string,
  { type, bytes }: PictureToHost,
): Promise<string> {
  const boundary = `ovo-${randomUUID()}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const data = Buffer.concat([
    Buffer.from(
      `${field('Path', path)}${field('Visibility', 'public')}--${boundary}\r\n` +
        `Content-Disposition: form-data; name="Content"; filename="${path.slice(1)}"\r\n` +
        `Content-Type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const answer = await client.request({
    method: 'post',
    uri: `${uploadUrl}/${asset}/Versions`,
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    data,
  });
  return sidOf(answer.body);
}

function sidOf(body: unknown): string {
  const sid = typeof body === 'object' && body !== null && 'sid' in body ? body.sid : null;
  if (typeof sid === 'string') return sid;
  throw failed(words.twilio.causes.noSid);
}

/** The asset versions that a build published, apart from one with that path. */
async function versionsOf(
  service: Service,
  buildSid: string,
  path: string,
): Promise<readonly string[]> {
  const { assetVersions } = await service.builds(buildSid).fetch();
  const versions: readonly { readonly sid?: unknown; readonly path?: unknown }[] =
    assetVersions ?? [];
  return versions.flatMap((version) =>
    typeof version.sid === 'string' && version.path !== path ? [version.sid] : [],
  );
}

async function untilBuilt(service: Service, buildSid: string, clock: Clock): Promise<void> {
  const build = service.builds(buildSid);
  for (let polls = 0; polls < mostPolls; polls += 1) {
    const { status } = await build.buildStatus().fetch();
    if (status === 'completed') return;
    if (status === 'failed') throw failed(words.pictures.hosting.building);
    await new Promise<void>((resolve) => void clock.after(pollMs, resolve));
  }
  throw failed(words.pictures.hosting.slow);
}
