const steps = ['Choose a file', 'Match the columns', 'Import', 'Result'] as const;

/** Where in the import one is; `step` counts from 0. */
export function StepTrail({ step }: { readonly step: number }) {
  return (
    <ol className="import-trail" aria-label="Steps">
      {steps.map((name, index) => (
        <li key={name} aria-current={index === step ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}
