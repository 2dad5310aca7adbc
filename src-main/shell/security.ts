import { app, session, shell, type Session, type WebContents } from 'electron';
import type { Log } from './log.ts';

/** The pages that Ovo's own texts link to; anything else stays closed. */
const linkedHosts: ReadonlySet<string> = new Set([
  'www.twilio.com',
  'console.twilio.com',
  'help.twilio.com',
]);

/**
 * Shuts what Electron leaves open: permissions, other pages, other windows, webviews, the network.
 * Has to be called before the first window is made; it then holds for every one.
 */
export function lockDown(log: Log): void {
  app.on('web-contents-created', (_event, contents) => keepToOwnPages(contents, log));
  const deny = (target: Session) => denyEverything(target, log);
  deny(session.defaultSession);
  app.on('session-created', deny);
}

function keepToOwnPages(contents: WebContents, log: Log): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', (details) => details.preventDefault());
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isLinkOfOurs(url)) {
      void shell.openExternal(url).catch((error: unknown) => log.warn('No browser opened', error));
    }
    return { action: 'deny' };
  });
}

function isLinkOfOurs(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, port } = new URL(url);
  return protocol === 'https:' && linkedHosts.has(hostname) && username === '' && port === '';
}

/** A window needs no permission and no network: the main process does all that leaves the computer. */
function denyEverything(target: Session, log: Log): void {
  target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  // What does not go by requests, such as WebRTC, has nothing but a proxy that is not there.
  const nowhere = { proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' };
  target.setProxy(nowhere).catch((error: unknown) => log.warn('The proxy was not set', error));
  target.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*'] },
    (_details, decide) => decide({ cancel: true }),
  );
}
