/*
 * Of each peer, what the bench uses. Peers are installed by the bench alone, so that types must not come
 * from them. (The tests use `sms-segments-calculator` too: the project itself has it.)
 */

declare module 'plainjob' {
  import type { Database } from 'better-sqlite3';

  interface Queue {
    addMany(type: string, jobs: readonly unknown[]): void;
    close(): void;
  }
  interface Worker {
    start(): Promise<void>;
    stop(): Promise<void>;
  }
  interface Logger {
    error(): void;
    warn(): void;
    info(): void;
    debug(): void;
  }
  export function better(sqlite: Database): unknown;
  export function defineQueue(options: {
    readonly connection: unknown;
    readonly logger: Logger;
  }): Queue;
  export function defineWorker(
    type: string,
    work: () => Promise<void>,
    options: { readonly queue: Queue; readonly logger: Logger; readonly onCompleted: () => void },
  ): Worker;
}

declare module 'split-sms' {
  export function split(text: string): { readonly parts: readonly unknown[] };
}

declare module '@duckdb/node-api' {
  interface Connection {
    run(sql: string): Promise<unknown>;
    closeSync(): void;
  }
  export class DuckDBInstance {
    static create(file: string): Promise<DuckDBInstance>;
    connect(): Promise<Connection>;
    closeSync(): void;
  }
}

declare module 'minisearch' {
  class MiniSearch<T> {
    constructor(options: {
      readonly fields: readonly (keyof T & string)[];
      readonly idField: string;
    });
    addAll(documents: readonly T[]): void;
    search(
      text: string,
      options: { readonly prefix: boolean; readonly combineWith: 'AND' },
    ): readonly unknown[];
  }
  export { MiniSearch as default };
}

declare module 'graphile-worker' {
  import type { EventEmitter } from 'node:events';

  interface Client {
    query(
      text: string,
      values?: readonly unknown[],
    ): Promise<{ readonly rows: readonly unknown[] }>;
  }
  interface Runner {
    stop(): Promise<void>;
  }
  export interface WorkerUtils {
    migrate(): Promise<void>;
    withPgClient<T>(act: (client: Client) => Promise<T>): Promise<T>;
    release(): Promise<void>;
  }
  export class Logger {
    constructor(factory: () => () => void);
    scope(scope: object): Logger;
  }
  export function makeWorkerUtils(options: {
    readonly connectionString: string;
    readonly logger: Logger;
  }): Promise<WorkerUtils>;
  export function run(options: {
    readonly connectionString: string;
    readonly maxPoolSize: number;
    readonly concurrency: number;
    readonly pollInterval: number;
    readonly noHandleSignals: boolean;
    readonly logger: Logger;
    readonly taskList: Readonly<Record<string, () => Promise<void>>>;
    readonly events: EventEmitter;
    readonly preset?: unknown;
  }): Promise<Runner>;
}

declare module 'pg-boss' {
  interface Job {
    readonly id: string;
  }
  export class PgBoss {
    constructor(options: {
      readonly host: string;
      readonly user: string;
      readonly database: string;
      readonly max: number;
    });
    on(event: 'error', listener: (error: unknown) => void): void;
    start(): Promise<unknown>;
    stop(options: { readonly graceful: boolean }): Promise<void>;
    createQueue(name: string): Promise<void>;
    insert(name: string, jobs: readonly { readonly data: object }[]): Promise<unknown>;
    fetch(name: string, options: { readonly batchSize: number }): Promise<readonly Job[]>;
    complete(name: string, ids: readonly string[]): Promise<unknown>;
  }
}
