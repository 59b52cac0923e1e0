import type * as Intake from '../core/intake/index.ts';
import { loadOnce } from '../core/load-once.ts';

/*
 * The input formats and the normaliser are loaded with the first upload. They are most of a bundle's weight, and a
 * function that starts to show a receipt needs none of them.
 */

const loadIntake = loadOnce(() => import('../core/intake/index.ts'));

/** `core/intake`'s `read`. @throws Error when it cannot be loaded, which says nothing about the upload. */
export const read: typeof Intake.read = async (...given) => (await loadIntake()).read(...given);

/** `core/normalise`'s `normalise`. @throws Error when it cannot be loaded. */
export const loadNormalise = loadOnce(async () => (await import('../core/normalise/index.ts')).normalise);
