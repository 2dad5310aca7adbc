import type { RepairReport, Violation } from '../../src-shared/maintenance/report.ts';
import { words } from '../words.ts';

/** Findings of one kind. */
export interface FindingGroup {
  /** Such as `Counts differ from messages`. */
  readonly title: string;
  readonly total: number;
  /** The first findings, each with its subject. */
  readonly findings: readonly Finding[];
}

interface Finding {
  readonly key: string;
  /** Such as a campaign's name, or `message 12`. */
  readonly subject: string;
  readonly detail: string;
}

/** How many findings of a kind are listed; the command line prints all. */
const listedOfEach = 50;

/** The findings by kind, in the order of the check. */
export function groupFindings(
  violations: readonly Violation[],
  report: Pick<RepairReport, 'before' | 'after'>,
): readonly FindingGroup[] {
  const names = new Map([...report.before, ...report.after].map(({ id, name }) => [id, name]));
  const kinds = new Map<string, Violation[]>();
  for (const violation of violations) {
    const known = kinds.get(violation.rule);
    if (known === undefined) kinds.set(violation.rule, [violation]);
    else known.push(violation);
  }
  return [...kinds].map(([rule, ofKind]) => ({
    title: titleOf(rule),
    total: ofKind.length,
    findings: ofKind.slice(0, listedOfEach).map(({ subject, detail }, index) => ({
      key: `${index} ${subject}`,
      subject: nameSubject(subject, names),
      detail,
    })),
  }));
}

const kinds: ReadonlyMap<string, string> = new Map(Object.entries(words.repair.kinds));

function titleOf(rule: string): string {
  const known = kinds.get(rule);
  if (known !== undefined) return known;
  const text = rule.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `campaign:7` by the campaign's name where it is known, anything else in words. */
function nameSubject(subject: string, names: ReadonlyMap<number, string>): string {
  const [, kind, id] = /^([a-z-]+):(\d+)$/.exec(subject) ?? [];
  if (kind === undefined || id === undefined) return subject;
  const name = kind === 'campaign' ? names.get(Number(id)) : undefined;
  return name === undefined || name === '' ? `${kind.replaceAll('-', ' ')} ${id}` : name;
}
