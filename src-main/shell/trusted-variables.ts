type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables of the environment that Ovo goes by. A native library from elsewhere is code of its own:
 * only development may name one, or
 * shorten the time to undo.
 */
export function trustedVariables(variables: Variables, isPackaged: boolean): Variables {
  return isPackaged
    ? { ...variables, OVO_SQLITE_BINDING: undefined, OVO_UNDO_MS: undefined }
    : variables;
}
