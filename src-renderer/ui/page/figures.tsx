import './figures.css';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
}

/** A few numbers side by side, each with its name. */
export function Figures({ items }: { readonly items: readonly Figure[] }) {
  return (
    <dl className="ui-figures">
      {items.map(({ name, value, hint }) => (
        <div key={name} title={hint}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
