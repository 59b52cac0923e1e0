import { replaceModules } from './archive/release.ts';

// Before the suite loads what it tests.
replaceModules();
await import('./archive/suite.ts');
