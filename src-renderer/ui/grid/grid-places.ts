/** Where a person was in a long table. */
export interface GridPlace {
  /** Which rows it showed. */
  readonly resetKey: string;
  readonly top: number;
  readonly active: number;
}

const places = new Map<string, GridPlace>();

/** Where the person last was in the table of that name, if it still shows those rows. */
export function placeIn(label: string, resetKey: string): GridPlace | undefined {
  const place = places.get(label);
  return place?.resetKey === resetKey ? place : undefined;
}

/** Remembers it until the window closes, to come back to from a row that was opened. */
export function keepPlace(label: string, place: GridPlace): void {
  places.set(label, place);
}
