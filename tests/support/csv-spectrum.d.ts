declare module 'csv-spectrum' {
  interface SpectrumCase {
    readonly name: string;
    readonly csv: Buffer;
    readonly json: Buffer;
  }
  function spectrum(done: (error: Error | null, cases: readonly SpectrumCase[]) => void): void;
  export default spectrum;
}
