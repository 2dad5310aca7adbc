/** A piece of SQL with the values of its `?`, in their order. */
export interface SqlPart {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** One thing that a filter asks for. */
export interface FilterPart {
  /** A condition on a row of `contacts`. */
  readonly condition: SqlPart;
  /** The ids of all contacts for whom it holds, as a query, where there is a quick one. */
  readonly ids: SqlPart | null;
  /** The ids of all contacts for whom it does not hold, where that is the quick query. */
  readonly notIds?: SqlPart;
  /** Where that query knows only of contacts up to this id: the others are to be tested. */
  readonly idsUpTo?: number;
  /** The condition for a few given contacts, where another is quicker for those. */
  readonly ofFew?: SqlPart;
}
