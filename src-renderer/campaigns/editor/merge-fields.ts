/** The merge field of that name. */
export function mergeField(name: string): string {
  return `{{ ${name} }}`;
}

/** The merge field with a text for contacts whose field is empty. */
export function mergeFieldWithDefault(name: string, fallback: string): string {
  return `{{ ${name} | default: "${fallback}" }}`;
}

/** Whether a text has merge fields, so that its length differs from contact to contact. */
export function hasMergeFields(body: string): boolean {
  return /\{\{|\{%/.test(body);
}
