/**
 * Generated cases begin alike for every mutant, take a fifth of a second a law, and the first that fails is enough:
 * nobody reads the smallest. A mutant that survives here may yet fall to a law's full number of cases.
 */
import fc from 'fast-check';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the plugin that replaces it cannot be set for all laws at once
fc.configureGlobal({ seed: 20260302, endOnFailure: true, interruptAfterTimeLimit: 200 });
