import {
  findingPeopleSchema,
  type Finding,
  type FindingPeople,
} from '../../../src-shared/campaign/review-finding.ts';

const withPeople: ReadonlySet<string> = new Set(findingPeopleSchema.unwrap().shape.check.options);

/** The people of a finding, as they are asked for; null where it has none to show. */
export function peopleOf(finding: Finding): FindingPeople | null {
  if ((finding.people ?? 0) === 0 || !withPeople.has(finding.check)) return null;
  const of = finding.check === 'empty-field' ? finding.facts.field : undefined;
  return findingPeopleSchema.parse({ check: finding.check, ...(of === undefined ? {} : { of }) });
}
