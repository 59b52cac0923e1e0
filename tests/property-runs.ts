/** Enough to find what is broken for most inputs; rare faults are for the gate, which sets the variable. */
const usual = 25;

const given = process.env.DATELINE_PROPERTY_RUNS;
const most = given ? Number(given) : usual;
if (!(most >= 1)) throw new Error(`DATELINE_PROPERTY_RUNS is no number of runs: ${given}`);

/** Options of `fc.assert`: so many examples of a property, or fewer where `DATELINE_PROPERTY_RUNS` bounds them. */
export const atMost = (runs: number): { numRuns: number } => ({ numRuns: Math.min(runs, most) });
