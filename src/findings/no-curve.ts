/** Why customers have no curve of retention. */
export type NoCurve =
  | 'no_customers'
  | 'no_losses'
  | 'all_lost'
  | 'few_ages'
  | 'at_edge'
  | 'not_settled'
