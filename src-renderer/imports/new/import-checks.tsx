import { words } from '../../words.ts';
import { Checklist } from '../../ui/data/checklist.tsx';
import { Section } from '../../ui/page/section.tsx';
import type { importChecks } from './checks.ts';

const { checks: said } = words.imports.options;

/** What to look at before the import starts. */
export function ImportChecks({ checks }: { readonly checks: ReturnType<typeof importChecks> }) {
  return (
    <Section title={said.title}>
      <Checklist label={said.label} checks={checks} />
    </Section>
  );
}
