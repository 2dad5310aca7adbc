import { describe, expect, it } from 'vitest';
import { destinationOf } from '../../../tools/electron-runtime/registry-runtime.ts';
import { chromiumSwitches } from '../../../tools/launch.ts';
import { choosePackage, parseLinkerLibraries } from '../../../tools/system-libraries.ts';
import { authorityFor, hasDisplay } from '../../../tools/virtual-display.ts';

describe('the switches for Chromium', () => {
  it('give up the sandbox for root alone', () => {
    expect(chromiumSwitches({ DISPLAY: ':0' }, 1000, false)).toEqual([]);
    expect(chromiumSwitches({ DISPLAY: ':0' }, undefined, false)).toEqual([]);
    expect(chromiumSwitches({ DISPLAY: ':0' }, 0, false)).toEqual(['--no-sandbox']);
  });

  it('name Wayland where there is nothing else', () => {
    const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(chromiumSwitches(wayland, 1000, false)).toEqual(['--ozone-platform-hint=auto']);
    expect(chromiumSwitches({ ...wayland, DISPLAY: ':0' }, 1000, false)).toEqual([]);
  });

  it('do without a graphics card on a virtual display', () => {
    expect(chromiumSwitches({}, 1000, true)).toContain('--disable-gpu');
  });
});

describe.runIf(process.platform === 'linux')('a display', () => {
  it('is there when X or Wayland is', () => {
    expect(hasDisplay({})).toBe(false);
    expect(hasDisplay({ DISPLAY: '' })).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });

  it('has an authority file that fits any number', () => {
    const cookie = Buffer.alloc(16, 7);
    const header = Buffer.from([0xff, 0xff, 0, 0, 0, 0, 0, 18]);
    const expected = [header, Buffer.from('MIT-MAGIC-COOKIE-1'), Buffer.from([0, 16]), cookie];
    expect(authorityFor(cookie)).toEqual(Buffer.concat(expected));
  });
});

describe('the archive with the runtime', () => {
  it('gives Electron, under its own name, and nothing of the other application', () => {
    expect(destinationOf('Cypress/Cypress')).toBe('electron');
    expect(destinationOf('Cypress/locales/de.pak')).toBe('locales/de.pak');
    expect(destinationOf('Cypress/resources.pak')).toBe('resources.pak');
    expect(destinationOf('Cypress/resources/app/package.json')).toBeUndefined();
    expect(destinationOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(destinationOf('elsewhere/file')).toBeUndefined();
  });
});

describe('the libraries of the system', () => {
  const listing = [
    "812 libs found in cache `/etc/ld.so.cache'",
    '\tlibnss3.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libnss3.so',
    '\tlibgbm.so.1 (libc6) => /lib/i386-linux-gnu/libgbm.so.1',
    '\tlibXss.so.1 (libc6,AArch64) => /lib/aarch64-linux-gnu/libXss.so.1',
  ].join('\n');

  it('are those of the own architecture', () => {
    expect([...parseLinkerLibraries(listing, 'x64')]).toEqual(['libnss3.so']);
    expect([...parseLinkerLibraries(listing, 'arm64')]).toEqual(['libXss.so.1']);
  });

  it('come from the package that the distribution can install', () => {
    const names = ['libasound2t64', 'libasound2'];
    const older = 'libasound2:\n  Installed: (none)\n  Candidate: 1.2.8-1+b1\n  Version table:\n';
    const newer = [
      'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.14-1\n  Version table:\n',
      'libasound2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n',
    ].join('');
    expect(choosePackage(names, older)).toBe('libasound2');
    expect(choosePackage(names, newer)).toBe('libasound2t64');
    expect(choosePackage(names, '')).toBe('libasound2');
  });
});
