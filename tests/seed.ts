import fc from 'fast-check';

// At a gate the same examples every time, so that a run says something of the change and not of luck; elsewhere new
// examples at every run, which is how faults are found.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_124 });
