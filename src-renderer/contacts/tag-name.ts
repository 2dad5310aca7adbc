/** Why a text cannot be a tag, or null; as the contract has it. */
export function tagProblem(name: string): string | null {
  const tag = name.trim();
  if (tag === '') return 'A tag needs a name.';
  if (tag.length > 60) return 'A tag has at most 60 characters.';
  return /[,;\p{Cc}]/u.test(tag) ? 'A tag has no comma, semicolon or line break.' : null;
}
