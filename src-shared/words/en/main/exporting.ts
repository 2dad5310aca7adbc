/** Why a file was not written. */
export const exporting = {
  noFolder: (folder: string) => `There is no folder ${folder}. Nothing was saved.`,
  isFolder: (file: string) => `${file} is a folder. Nothing was saved. Give the name of a file.`,
  notWritable: (file: string) =>
    `Couldn’t save ${file}. Close the file in other programs, or choose another folder.`,
  diskFull: (file: string) =>
    `Couldn’t save ${file}: the disk is full. Free up some space and try again.`,
  failed: (file: string, cause: string) =>
    `Couldn’t save ${file} (${cause}). Choose another folder.`,
  canceled: (file: string) => `Export canceled. ${file} wasn’t saved.`,
} as const;
