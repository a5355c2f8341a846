/** Links weaker than this many bits join no accounts. Our assumption. */
export const CLUSTER_BITS = 2;
/** Bits from which two people who share things of two causes belong together: the prior odds of two strangers are about 1 in 4,096. Ours. */
export const PAIR_BITS = 12;
/** People that stand behind those we see: a small organisation is a sample of a larger world. Ours. */
export const WORLD = 256;
