/** The pause in typing after which the preview is read again. */
export const previewPauseMs = 350;
