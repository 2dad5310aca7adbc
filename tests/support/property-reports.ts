import * as fc from 'fast-check';

// A property that fails says its error in its own message: reports of tests leave causes out.
fc.configureGlobal({ includeErrorInReport: true });
