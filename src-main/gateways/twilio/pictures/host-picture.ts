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

/** How often it is published anew where others publish at the same time. */
const mostTries = 5;

/** Deployments that are looked at to see who published meanwhile. */
const mostDeployments = 50;

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
type EnvironmentOfService = ReturnType<Service['environments']>;

/**
 * Puts a picture on Twilio Assets of the account, at a public address, and returns that address. Pictures
 * that are there already stay, those that others put there at the same time too. Throws UserError(`unavailable`) with the reason.
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
  const environment = service.environments((await ownEnvironment(service)).sid);
  // First what was deployed, then what is: whoever deploys between is seen as others who did meanwhile.
  const seen = new Set((await deploymentsOf(environment)).map(({ sid }) => sid));
  const { domainName, buildSid } = await environment.fetch();
  const path = `/${picture.hash}.${extensions[picture.type]}`;
  const { sid: serviceSid } = await service.fetch();
  const { sid: assetSid } = await service.assets.create({ friendlyName: picture.hash });
  const version = await upload(client, `${serviceSid}/Assets/${assetSid}`, path, picture);
  // A build replaces what the one before published.
  const wanted = new Map([...(await versionsOf(service, buildSid)), [path, version]]);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const build = await service.builds.create({ assetVersions: [...wanted.values()] });
    await untilBuilt(service, build.sid, clock);
    seen.add((await environment.deployments.create({ buildSid: build.sid })).sid);
    await addOthers(service, environment, seen, wanted);
    const published = await versionsOf(service, (await environment.fetch()).buildSid);
    if ([...wanted.keys()].every((one) => published.has(one))) {
      return `https://${domainName}${path}`;
    }
  }
  throw failed(words.pictures.hosting.others);
}

/** The newest ones. */
async function deploymentsOf(environment: EnvironmentOfService) {
  return await environment.deployments.list({ limit: mostDeployments });
}

/**
 * Adds what others published meanwhile, from another window or computer: their deployment and ours do not
 * know of each other, so that one of them took away what the other had published.
 */
async function addOthers(
  service: Service,
  environment: EnvironmentOfService,
  seen: Set<string>,
  wanted: Map<string, string>,
): Promise<void> {
  for (const { sid, buildSid } of await deploymentsOf(environment)) {
    if (seen.has(sid)) continue;
    seen.add(sid);
    for (const [path, version] of await versionsOf(service, buildSid)) {
      // A path has the hash of its picture: whichever version it is, it is the same.
      if (!wanted.has(path)) wanted.set(path, version);
    }
  }
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

/** The asset versions that a build published, by their paths; none without a build. */
async function versionsOf(
  service: Service,
  buildSid: string | null,
): Promise<ReadonlyMap<string, string>> {
  if (buildSid === null) return new Map();
  const { assetVersions } = await service.builds(buildSid).fetch();
  const versions: readonly { readonly sid?: unknown; readonly path?: unknown }[] =
    assetVersions ?? [];
  return new Map(
    versions.flatMap(({ sid, path }) =>
      typeof sid === 'string' && typeof path === 'string' ? [[path, sid] as const] : [],
    ),
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
