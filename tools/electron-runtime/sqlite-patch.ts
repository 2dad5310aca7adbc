/** A change to a file of better-sqlite3, and how often the text must be found there. */
export type Replacement = {
  readonly file: string;
  readonly text: string;
  readonly by: string;
  readonly times: number;
};

const HELD_REFERENCE = `// Node-API 9 keeps persistent references to objects alone: an array of one element holds any value.
template <typename T> class HeldReference {
public:
	HeldReference() = default;
	explicit HeldReference(T value) { Reset(value, 1); }
	T Value() const { return holder.Value().Get(uint32_t{0}).template As<T>(); }
	bool IsEmpty() const { return holder.IsEmpty(); }
	void Reset() { holder.Reset(); }
	void Reset(T value, uint32_t count) {
		Napi::Array array = Napi::Array::New(value.Env(), 1);
		array.Set(uint32_t{0}, value);
		holder.Reset(array, count);
	}
private:
	Napi::Reference<Napi::Array> holder;
};

`;

const STRING_REFERENCE = 'Napi::Reference<Napi::String>';
const VALUE_REFERENCE = 'Napi::Reference<Napi::Value>';
const HELD_STRING = 'HeldReference<Napi::String>';
const HELD_VALUE = 'HeldReference<Napi::Value>';

/**
 * What makes better-sqlite3 run on Node-API 9: version 10 is needed only for persistent references
 * to strings, and to the numbers and strings that user-defined aggregates start from.
 */
export const napi9Replacements: readonly Replacement[] = [
  {
    file: 'util/helpers.cpp',
    text: 'inline Napi::String StringFromUtf8(',
    by: `${HELD_REFERENCE}inline Napi::String StringFromUtf8(`,
    times: 1,
  },
  { file: 'util/helpers.cpp', text: STRING_REFERENCE, by: HELD_STRING, times: 1 },
  { file: 'util/constants.cpp', text: STRING_REFERENCE, by: HELD_STRING, times: 20 },
  {
    file: 'util/constants.cpp',
    text: 'Napi::Persistent(InternalizedFromLatin1(env, str))',
    by: `${HELD_STRING}(InternalizedFromLatin1(env, str))`,
    times: 2,
  },
  { file: 'util/bind-map.cpp', text: STRING_REFERENCE, by: HELD_STRING, times: 1 },
  {
    file: 'util/bind-map.cpp',
    text: 'Napi::Persistent(InternalizedFromUtf8(env, name, -1))',
    by: `${HELD_STRING}(InternalizedFromUtf8(env, name, -1))`,
    times: 1,
  },
  {
    file: 'util/bind-map.cpp',
    text: 'Napi::Persistent(pair->name.Value())',
    by: `${HELD_STRING}(pair->name.Value())`,
    times: 1,
  },
  { file: 'util/custom-aggregate.cpp', text: VALUE_REFERENCE, by: HELD_VALUE, times: 2 },
  {
    file: 'util/custom-aggregate.cpp',
    text: 'start(Napi::Persistent(start))',
    by: `start(${HELD_VALUE}(start))`,
    times: 1,
  },
];

/** Fails rather than build something half patched from sources that are no longer those known. */
export function applyReplacements(
  file: string,
  source: string,
  replacements: readonly Replacement[],
): string {
  return replacements
    .filter((replacement) => replacement.file === file)
    .reduce((text, replacement) => {
      const parts = text.split(replacement.text);
      if (parts.length - 1 !== replacement.times) {
        throw new Error(
          `better-sqlite3's src/${file} has changed: ${JSON.stringify(replacement.text)} was ` +
            `expected ${replacement.times} times and is there ${parts.length - 1} times. ` +
            'The patch for Node-API 9 in tools/electron-runtime/sqlite-patch.ts must be reviewed.',
        );
      }
      return parts.join(replacement.by);
    }, source);
}

/** The defines that better-sqlite3 compiles SQLite with, from its defines.gypi. */
export function sqliteDefines(gypi: string): readonly string[] {
  const defines = [...gypi.matchAll(/^\s*'([A-Z][A-Z0-9_]*(?:=[\w-]+)?)',$/gm)].map(
    ([, define]) => define ?? '',
  );
  const quoted = gypi.match(/^\s*'[^']*',$/gm)?.length ?? 0;
  if (defines.length !== quoted || !defines.some((define) => define.startsWith('SQLITE_'))) {
    throw new Error("better-sqlite3's deps/defines.gypi has changed: its defines can't be read");
  }
  return defines;
}
