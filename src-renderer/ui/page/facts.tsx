import './facts.css';

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A few facts below each other, each with its name. */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className="ui-facts">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
