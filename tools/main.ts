import { say } from './project.ts';

/** Runs a tool's work and ends with its exit code; what went wrong is said without a stack. */
export async function main(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
