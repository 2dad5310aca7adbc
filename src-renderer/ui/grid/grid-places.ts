/** A position in a long table. */
export interface GridPlace {
  /** The query whose rows it showed. */
  readonly resetKey: string;
  readonly top: number;
  readonly active: number;
}

const places = new Map<string, GridPlace>();

/** The last position in the table of that name, if it still shows the same rows. */
export function placeIn(label: string, resetKey: string): GridPlace | undefined {
  const place = places.get(label);
  return place?.resetKey === resetKey ? place : undefined;
}

/** Remembers a position until the window closes, for the way back from an opened row. */
export function keepPlace(label: string, place: GridPlace): void {
  places.set(label, place);
}
