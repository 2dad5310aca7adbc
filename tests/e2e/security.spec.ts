import path from 'node:path';
import { requests } from '../../src-shared/ipc/contract.ts';
import { projectRoot } from '../../tools/project.ts';
import { expect, test } from '../support/app.ts';

test('every window is sandboxed, isolated, and has nothing of Node', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  // Not in Electron's documentation, but the one place that says what a window really got.
  const preferences = await ovo.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents: object) => {
      const inspected = 'getLastWebPreferences' in contents && contents.getLastWebPreferences;
      return typeof inspected === 'function' ? inspected.call(contents) : undefined;
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });
  const found = await ovo.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
});

test('a page gets three functions and nothing of Electron', async ({ launchOvo }) => {
  const { page } = await launchOvo();
  const surface = await page.evaluate(() => {
    const stop = window.api.on('menu.chosen', () => undefined);
    return {
      names: Object.keys(window.api),
      frozen: Object.isFrozen(window.api),
      stopped: stop() as unknown,
    };
  });
  expect(surface).toEqual({
    names: ['request', 'takeDroppedFile', 'on'],
    frozen: true,
    stopped: undefined,
  });
});

test('there is no listening to anything but Ovo’s own events', async ({ launchOvo }) => {
  const { page } = await launchOvo();
  for (const name of ['ovo:event', 'message', '__proto__', 'constructor', 'toString', '']) {
    const refused = page.evaluate((event) => {
      const api: { on: (name: string, callback: () => void) => unknown } = Object(window.api);
      return api.on(event, () => undefined);
    }, name);
    await expect(refused).rejects.toThrow('no event of that name');
  }
});

test('the page comes with a strict policy and another nonce each time', async ({ launchOvo }) => {
  const { page } = await launchOvo();
  const policies = await page.evaluate(async () => {
    const answers = await Promise.all([fetch('app://ovo/'), fetch('app://ovo/')]);
    return answers.map((answer) => answer.headers.get('Content-Security-Policy') ?? '');
  });
  expect(new Set(policies).size).toBe(2);
  for (const policy of policies) {
    expect(policy.replace(/'nonce-[^']{20,}'/, "'nonce'").split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]);
  }
});

test('text from outside cannot become a script, a frame or a connection', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  ovo.expectProblem(/Content Security Policy/);
  ovo.expectProblem(/Failed to load resource/);
  const result = await ovo.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const container = document.createElement('div');
    container.innerHTML =
      '<img src="app://ovo/none.png" onerror="window.injected = 1"><iframe src="https://example.com"></iframe>';
    document.body.append(container);
    const script = document.createElement('script');
    script.textContent = 'window.injected = 2';
    document.body.append(script);
    const outcomes = await Promise.all([
      fetch('https://example.com').then(String, () => 'blocked'),
      fetch('file:///etc/passwd').then(String, () => 'blocked'),
      // Playwright lifts the ban on eval for its own call, but not for what comes after it.
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(Reflect.construct(Function, ['return 1'])));
          } catch {
            resolve('blocked');
          }
        }, 0);
      }),
    ]);
    container.remove();
    return { violations, outcomes, injected: 'injected' in window };
  });
  expect(result.injected).toBe(false);
  expect(result.outcomes).toEqual(['blocked', 'blocked', 'blocked']);
  expect(result.violations).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
});

test('whatever a page sends, it gets an error and the app keeps running', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  // It opens a dialog.
  const answered = new Set(['imports.chooseFile']);
  const names = Object.keys(requests).filter((name) => !answered.has(name));
  const unknown = ['__proto__', 'constructor', 'shell.openExternal', 'ovo:request', '', 'app'];
  const refused = await ovo.page.evaluate(
    async (asked: readonly string[]) => {
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      const hostile: readonly unknown[] = [
        null,
        'a',
        -1,
        Number.NaN,
        2n ** 64n,
        [],
        new Map([['id', 1]]),
        new Uint8Array(2_000_000),
        circle,
        { id: { $ne: 0 } },
        { id: "1' OR '1'='1", token: '../../etc/passwd', ids: Array(200_000) },
        'x'.repeat(1_500_000),
      ];
      const api: { request: (name: unknown, input: unknown) => Promise<unknown> } = Object(
        window.api,
      );
      // Some of it does not even come through the bridge to the preload script.
      const ask = async (name: unknown, input: unknown) => {
        try {
          return JSON.stringify(await api.request(name, input));
        } catch (error) {
          return `not passed on: ${String(error)}`;
        }
      };
      const answers: string[] = [];
      for (const name of asked) {
        for (const input of hostile) answers.push(await ask(name, input));
      }
      for (const name of [null, 1, {}, ['app.info']]) answers.push(await ask(name, null));
      return answers;
    },
    [...names, ...unknown],
  );
  expect(refused).toHaveLength((names.length + unknown.length) * 12 + 4);
  expect(refused.filter((answer) => !/^not passed on|"code":"invalid"/.test(answer))).toEqual([]);
  expect(refused.filter((answer) => answer.startsWith('{'))).not.toEqual([]);
  expect(await ovo.request('app.info', undefined)).toMatchObject({ platform: process.platform });
});

test('a window that shows another page gets no answer, nor does a frame', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const opened = ovo.electron.waitForEvent('window');
  await ovo.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, nodeIntegrationInSubFrames: true },
      });
      await window.loadURL('data:text/html,<iframe srcdoc="inside"></iframe>');
    },
    path.join(projectRoot, 'out', 'preload', 'index.cjs'),
  );
  const page = await opened;
  await expect.poll(() => page.frames().length).toBe(2);
  for (const frame of page.frames()) {
    const answer = await frame.evaluate(() => window.api.request('app.info', undefined));
    expect(JSON.stringify(answer)).toContain('isn’t allowed to ask Ovo');
    const dropped = await frame.evaluate(() => window.api.takeDroppedFile('/etc/passwd'));
    expect(JSON.stringify(dropped)).toContain('isn’t allowed to ask Ovo');
  }
  await page.close();
});

test('a window stays on Ovo’s own page', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const before = ovo.page.url();
  // The listener has to be there before the page tries to leave, also on a busy machine.
  const prevented = await ovo.electron.evaluateHandle(({ webContents }) => {
    const answers: boolean[] = [];
    webContents
      .getAllWebContents()[0]
      ?.on('will-frame-navigate', (event) => answers.push(event.defaultPrevented));
    return answers;
  });
  const expected: boolean[] = [];
  for (const address of ['https://example.com/', 'app://ovo/index.html?x=1']) {
    await ovo.page.evaluate((to) => location.assign(to), address);
    expected.push(true);
    await expect.poll(() => prevented.jsonValue()).toEqual(expected);
  }
  ovo.expectProblem(/Not allowed to load local resource/);
  await ovo.page.evaluate(() => location.assign('file:///etc/passwd'));
  expect(ovo.page.url()).toBe(before);
});

test('no page opens a window; only links of ours reach the browser', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  ovo.expectProblem(/Not allowed to load local resource/);
  ovo.expectProblem(/Refused to run the JavaScript URL/);
  const opened = await ovo.watchBrowser();
  const results = await ovo.page.evaluate(
    (addresses: readonly string[]) => addresses.map((address) => window.open(address) === null),
    [
      'https://example.com/',
      'http://www.twilio.com/',
      'https://www.twilio.com.example.com/',
      'https://www.twilio.com@example.com/',
      'https://www.twilio.com:8443/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'app://ovo/',
      'https://www.twilio.com/docs/api/errors/30007',
    ],
  );
  expect(results).toEqual(results.map(() => true));
  await expect.poll(() => opened).toEqual(['https://www.twilio.com/docs/api/errors/30007']);
  expect(ovo.electron.windows()).toHaveLength(1);
});

test('a page is given no permission', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const answers = await ovo.page.evaluate(async () => {
    return {
      notification: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch(String),
      location: await new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          ({ code }) => resolve(code),
        ),
      ),
      clipboard: await navigator.clipboard.readText().catch(String),
    };
  });
  expect(answers).toEqual({
    notification: 'denied',
    camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
    location: 1,
    clipboard: expect.stringContaining('NotAllowedError'),
  });
});

test('a page cannot reach anybody by WebRTC, nor put a file on the disk', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const downloads = ovo.electron.evaluate(
    ({ session }) =>
      new Promise<boolean>((resolve) => {
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
      }),
  );
  const candidates = await ovo.page.evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
    const found: string[] = [];
    const isOver = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) =>
        candidate === null ? resolve() : void found.push(candidate.candidate);
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await isOver;
    connection.close();
    return found.filter((candidate) => candidate !== '');
  });
  expect(candidates).toEqual([]);
  await ovo.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['everybody’s number']));
    link.download = 'contacts.csv';
    link.click();
  });
  expect(await downloads).toBe(true);
});

test('nothing but the built pages is served', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  ovo.expectProblem(/Failed to load resource/);
  ovo.expectProblem(/Content Security Policy/);
  const statuses = await ovo.page.evaluate(
    (addresses: readonly string[]) =>
      Promise.all(
        addresses.map((address) =>
          fetch(address).then(
            ({ status }) => status,
            () => 'blocked',
          ),
        ),
      ),
    [
      'app://ovo/',
      'app://ovo/../main/index.js',
      'app://ovo/..%2fmain%2findex.js',
      'app://ovo/../../package.json',
      'app://other/index.html',
    ],
  );
  expect(statuses).toEqual([200, 404, 404, 404, 'blocked']);
});
