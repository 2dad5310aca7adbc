/** Why a file was not written. */
export const exporting = {
  noFolder: (folder: string) => `There is no folder ${folder}. Nothing was saved.`,
  isFolder: (file: string) => `${file} is a folder. Nothing was saved; give a file’s name.`,
  notWritable: (file: string) =>
    `${file} could not be written. Nothing was saved; close the file in other programs, or choose another folder.`,
  diskFull: (file: string) =>
    `The disk is full, so ${file} was not saved. Free some space and try again.`,
  failed: (file: string, cause: string) =>
    `${file} could not be written (${cause}). Nothing was saved; choose another folder.`,
  canceled: (file: string) => `The export was canceled. ${file} was not made.`,
} as const;
