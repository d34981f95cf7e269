// How many pairs of worlds one test may live before it calls an expectation not met.
/** [A] fewer than MOST_PAIRS of `snowball verify --meaning`, so that a miss ends within a test's time. */
export const MOST_PAIRS_IN_A_TEST = 60
