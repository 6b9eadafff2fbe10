type None = Readonly<Record<never, never>>

/** What findings about forecasts and scenarios say. */
export interface ForecastParams {
  /** `rows` are slices. */
  readonly forecast_unknown: { readonly lacks: ForecastPart; readonly how: ForecastLack }
  /** Of what came at earlier origins, the share that lay within 80 %, and of how many. */
  readonly forecast_missed: { readonly within: number; readonly n: number }
  /** A simpler method foretold these better. */
  readonly forecast_simpler: { readonly figures: readonly ('bookings' | 'running' | 'wins')[] }
  /** Levers go by the parts, the forecast of a figure by a simpler method: it expects a share more. */
  readonly forecast_by_parts: {
    readonly figure: 'bookings' | 'running'
    readonly more: number | null
  }
  readonly forecast_untested: None
  /** Files in which forecasts were kept, and that cannot be read. */
  readonly forecast_unreadable: { readonly files: readonly string[] }
  /** `share`: of what runs, what the largest customers like it pay. */
  readonly forecast_concentrated: { readonly alike: number }
  /** `rows` are changes; `names` the scenarios. */
  readonly scenario_begun: { readonly names: readonly string[] }
  readonly scenario_later: { readonly names: readonly string[]; readonly until: string }
  readonly scenario_unknown: {
    readonly names: readonly string[]
    readonly levers: readonly string[]
  }
  /** None are typed. */
  readonly scenario_none: None
}

export type ForecastPart = 'arrivals' | 'winning' | 'price' | 'churn' | 'expansion' | 'onboarding'

/** `few`: it rests on fewer than ten. */
export type ForecastLack = 'nothing' | 'few' | 'young'
