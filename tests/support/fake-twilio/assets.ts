import { sidOf } from './list-senders.ts';
import type { Answer } from './responses.ts';
import { errorAnswer } from './twilio-error.ts';

interface Asset {
  readonly sid: string;
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Twilio's Serverless API, as far as it publishes files. */
export interface FakeAssets {
  /** Undefined for what it does not have. */
  answer(
    method: string,
    path: string,
    parameters: URLSearchParams,
    body: Buffer,
  ): Answer | undefined;
  /** A published file by its path, such as `/name.png`. */
  published(path: string): Pick<Asset, 'type' | 'bytes'> | undefined;
  /** Takes everything away that was published, as a person does in Twilio’s console. */
  withdraw(): void;
}

/** @param domain the host that published files are at. */
export function createFakeAssets(accountSid: string, domain: () => string): FakeAssets {
  const service = sidOf('ZS', 'pictures');
  const environment = sidOf('ZE', 'pictures');
  let uniqueName: string | null = null;
  let hasEnvironment = false;
  let deployed: string | null = null;
  const deployments: { readonly sid: string; readonly build_sid: string | null }[] = [];
  const versions = new Map<string, Asset>();
  const builds = new Map<string, { readonly versions: readonly string[]; polls: number }>();

  const ok = (body: Readonly<Record<string, unknown>>, status = 200): Answer => ({ status, body });
  const base = { account_sid: accountSid, service_sid: service };
  const serviceBody = () => ({ ...base, sid: service, unique_name: uniqueName });
  const environmentBody = () => ({
    ...base,
    sid: environment,
    unique_name: 'pictures',
    build_sid: deployed,
    domain_name: domain(),
  });

  function upload(path: string, body: Buffer): Answer {
    const text = body.toString('latin1');
    const field = (name: string) =>
      new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(text)?.[1] ?? '';
    const content = /filename="[^"]*"\r\nContent-Type: ([^\r]+)\r\n\r\n/.exec(text);
    if (content === null || field('Visibility') !== 'public') return errorAnswer(20404);
    const start = content.index + content[0].length;
    const bytes = body.subarray(start, body.lastIndexOf('\r\n--'));
    const sid = sidOf('ZN', `${path}${field('Path')}`);
    versions.set(sid, { sid, path: field('Path'), type: content[1] ?? '', bytes });
    return ok({ ...base, sid, path: field('Path'), visibility: 'public' }, 201);
  }

  function build(sid: string): Answer {
    const found = builds.get(sid);
    if (found === undefined) return errorAnswer(20404);
    found.polls += 1;
    return ok({
      ...base,
      sid,
      status: found.polls > 1 ? 'completed' : 'building',
      asset_versions: found.versions.map((one) => ({ sid: one, path: versions.get(one)?.path })),
    });
  }

  return {
    answer(method, path, parameters, body) {
      if (path === '/v1/Services' && method === 'POST') {
        uniqueName = parameters.get('UniqueName');
        return ok(serviceBody(), 201);
      }
      const match = /^\/v1\/Services\/(ZS\w+|ovo-pictures)(\/.*)?$/.exec(path);
      if (match === null) return undefined;
      if (uniqueName === null) return errorAnswer(20404);
      const rest = match[2] ?? '';
      if (rest === '') return ok(serviceBody());
      if (rest === '/Environments' && method === 'GET') {
        const environments = hasEnvironment ? [environmentBody()] : [];
        return ok({ environments, meta: { key: 'environments', next_page_url: null } });
      }
      if (rest === '/Environments') {
        hasEnvironment = true;
        return ok(environmentBody(), 201);
      }
      if (rest === `/Environments/${environment}`) return ok(environmentBody());
      if (rest === '/Assets') {
        return ok({ ...base, sid: sidOf('ZH', parameters.get('FriendlyName') ?? '') }, 201);
      }
      if (/^\/Assets\/\w+\/Versions$/.test(rest)) return upload(rest, body);
      if (rest === '/Builds') {
        const sid = sidOf('ZB', `build ${builds.size}`);
        builds.set(sid, { versions: parameters.getAll('AssetVersions'), polls: 0 });
        return ok({ ...base, sid, status: 'building', asset_versions: [] }, 201);
      }
      const wanted = /^\/Builds\/(\w+)(?:\/Status)?$/.exec(rest);
      if (wanted !== null) return build(wanted[1] ?? '');
      if (rest === `/Environments/${environment}/Deployments` && method === 'POST') {
        deployed = parameters.get('BuildSid');
        const deployment = { sid: sidOf('ZD', deployed ?? ''), build_sid: deployed };
        deployments.unshift(deployment);
        return ok({ ...base, ...deployment }, 201);
      }
      if (rest === `/Environments/${environment}/Deployments`) {
        const listed = deployments.map((one) => ({ ...base, ...one }));
        return ok({ deployments: listed, meta: { key: 'deployments', next_page_url: null } });
      }
      return errorAnswer(20404);
    },
    withdraw() {
      const sid = sidOf('ZB', `build ${builds.size}`);
      builds.set(sid, { versions: [], polls: 2 });
      deployed = sid;
    },
    published(path) {
      const live = deployed === null ? [] : (builds.get(deployed)?.versions ?? []);
      return live.flatMap((sid) => versions.get(sid) ?? []).findLast((one) => one.path === path);
    },
  };
}

/** What Twilio says of a picture that it fetches; null where it takes it. */
export type MediaFault = 11200 | 12300 | null;

/** What Twilio finds at the address of a picture: published files of its own; others it takes as they are. */
export function mediaFault(assets: FakeAssets, domain: string, url: string): MediaFault {
  const { host, pathname } = new URL(url);
  if (host !== domain) return null;
  const found = assets.published(pathname);
  if (found === undefined) return 11200;
  return /^image\/(?:jpeg|png|gif)$/.test(found.type) ? null : 12300;
}
