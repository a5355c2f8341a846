/** Links weaker than this many bits put nobody into a cluster. Our assumption. */
export const CLUSTER_BITS = 2;
