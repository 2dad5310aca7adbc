import { expect, test } from 'vitest';
import { syncedBy } from '../../../src-main/maintenance/start/synced-folder.ts';

const on = (
  platform: NodeJS.Platform,
  more: { variables?: Record<string, string>; mounts?: string } = {},
) => ({ platform, variables: {}, mounts: '', ...more });

const mounts = [
  '/dev/sda1 / ext4 rw 0 0',
  '192.0.2.1:/export /home/ann/office nfs4 rw 0 0',
  '//server/share /mnt/My\\040share cifs rw 0 0',
  'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
  '/dev/sdb1 /media/stick fuseblk rw 0 0',
  'tmpfs /tmp tmpfs rw 0 0',
].join('\n');

test.each([
  ['C:\\Users\\Ann\\OneDrive\\Ovo', on('win32'), 'OneDrive'],
  ['C:\\Users\\Ann\\OneDrive - Bakery Ltd\\Ovo', on('win32'), 'OneDrive'],
  ['D:\\Cloud\\Ovo', on('win32', { variables: { OneDrive: 'D:\\Cloud' } }), 'OneDrive'],
  ['D:\\Cloudy\\Ovo', on('win32', { variables: { OneDrive: 'D:\\Cloud' } }), null],
  ['\\\\server\\share\\Ovo', on('win32'), 'a network drive'],
  ['\\\\?\\C:\\Ovo', on('win32'), null],
  ['C:\\Users\\Ann\\AppData\\Roaming\\Ovo', on('win32'), null],
  ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Ovo', on('darwin'), 'iCloud'],
  ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.com/Ovo', on('darwin'), 'Google Drive'],
  ['/Users/ann/Library/CloudStorage/Something/Ovo', on('darwin'), 'a cloud service'],
  ['/Users/ann/Library/Application Support/Ovo', on('darwin'), null],
  ['/home/ann/Dropbox/Ovo', on('linux', { mounts }), 'Dropbox'],
  ['/home/ann/Dropbox (Personal)/Ovo', on('linux', { mounts }), 'Dropbox'],
  ['/home/ann/dropbox-notes/Ovo', on('linux', { mounts }), null],
  ['/home/ann/office/Ovo', on('linux', { mounts }), 'a network drive'],
  ['/mnt/My share/Ovo', on('linux', { mounts }), 'a network drive'],
  ['/run/user/1000/gvfs/Ovo', on('linux', { mounts }), 'a network drive'],
  ['/media/stick/Ovo', on('linux', { mounts }), null],
  ['/home/ann/.config/Ovo', on('linux', { mounts }), null],
  ['/home/ann/.config/Ovo', on('linux'), null],
])('%s', (folder, context, expected) => {
  expect(syncedBy(folder, context)).toBe(expected);
});
