import fc from 'fast-check';
import { atMost } from './property-runs.ts';

// Fast-check's own number where a property does not say one. At a gate the same examples every time, so that a run says
// something of the change and not of luck; elsewhere new examples at every run, which is how faults are found.
fc.configureGlobal({ ...atMost(100), ...(process.env.CI && { seed: 20_261_124 }) });
