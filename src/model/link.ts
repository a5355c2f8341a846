/** Links weaker than this many bits join nobody into a cluster. Ours. */
export const CLUSTER_BITS = 2;
