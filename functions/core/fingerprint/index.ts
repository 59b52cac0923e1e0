export { resemblance, shinglesOf } from './shingles.ts';
export { bandsOf, distance, near, nearDistance, simhash } from './simhash.ts';
export { areUnrelated, fewestWords, relatedDistance } from './unrelated.ts';
