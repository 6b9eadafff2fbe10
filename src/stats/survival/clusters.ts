/** What moves together, such as journeys of one account, keeps together in so many clusters. */
export const CLUSTERS = 64
