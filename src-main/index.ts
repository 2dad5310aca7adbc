import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { explainAndExit } from './shell/faults.ts';
import { openLog } from './shell/log.ts';
import { copyText } from './shell/copy-text.ts';
import { hasEmojiPanel, showEmojiPanel } from './shell/emoji-panel.ts';
import { openFolder } from './shell/open-folder.ts';
import { registerAppScheme } from './shell/protocol.ts';
import { isOnlyInstance } from './shell/single-instance.ts';
import { openOrAsk } from './shell/start-dialog.ts';
import { readStartOptions } from './shell/start-options.ts';
import { trustedVariables } from './shell/trusted-variables.ts';
import { systemVault } from './shell/vault.ts';
import { openWindowApp } from './window/window-app.ts';

/** The built parts lie side by side in one folder; what is shipped as it is lies in resources. */
const built = path.dirname(import.meta.dirname);
const resources = app.isPackaged ? process.resourcesPath : path.join(built, '..', 'resources');
const threadFile = path.join(import.meta.dirname, 'thread.js');
const variables = trustedVariables(process.env, app.isPackaged);
const shipped = { migrationsFolder: path.join(resources, 'migrations'), threadFile };

// Whatever this process makes is its user's alone, whatever the folder says.
process.umask(0o077);
registerAppScheme();
// Switched off from outside (as root in development), asking for it would end in a renderer that cannot start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
start().catch(explainAndExit);

async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(1), process.cwd());
  if (options.kind === 'window')
    return await startWindow(options.dataFolder ?? app.getPath('userData'));
  const { runInApp } = await import('./commands/in-app.ts');
  app.exit(await runInApp(options.commandLine, { ...shipped, variables }));
}

async function startWindow(dataFolder: string): Promise<void> {
  const stateFolder = path.join(dataFolder, 'electron');
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  // Two data folders are two instances, each with everything that Electron keeps for itself.
  app.setPath('userData', stateFolder);
  let bringToFront: (() => void) | undefined;
  if (!isOnlyInstance(() => bringToFront?.())) {
    app.exit(0);
    return;
  }
  const log = openLog(dataFolder);
  log.info(`Ovo ${app.getVersion()} starts on Electron ${process.versions.electron}`);
  let noteFault = (fault: Error) => log.error('The application ended of a fault', fault);
  await app.whenReady();
  const windowApp = openWindowApp({
    dataFolder,
    stateFolder,
    built,
    icons: path.join(resources, 'icons'),
    dictionaries: path.join(resources, 'dictionaries'),
    log,
  });
  bringToFront = windowApp.show;
  await windowApp.painted;
  const { createServices } = await import('./window/services.ts');
  const services = createServices({
    dataFolder,
    ...shipped,
    sampleFile: path.join(resources, 'sample-customers.csv'),
    variables,
    vault: systemVault,
    facts: {
      version: app.getVersion(),
      platform: process.platform,
      hasEmojiPanel: hasEmojiPanel(),
    },
    system: { openFolder, copyText, showEmojiPanel },
    onFault: (fault) => noteFault(fault),
    log,
  });
  const application = await openOrAsk(() => windowApp.openApplication(services.open), {
    dataFolder,
    log,
    ...services.startChoices,
  });
  if (application === null) return app.exit(1);
  noteFault = windowApp.endAfterFault;
  windowApp.run(application, services);
}
