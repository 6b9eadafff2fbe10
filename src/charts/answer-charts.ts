import { bowtieChart } from './bowtie/bowtie-chart.ts'
import { changeChart } from './journeys/change-chart.ts'
import { compareChart } from './compare/compare-chart.ts'
import { chanceChart } from './course/chance-chart.ts'
import { forecastChart } from './course/forecast-chart.ts'
import { goalChart } from './course/goal-chart.ts'
import { simulateChart } from './course/simulate-chart.ts'
import type { Chart } from './chart-options.ts'
import { reconcileChart } from './money/reconcile-chart.ts'
import { lifetimeChart } from './lifetime/lifetime-chart.ts'
import { loopChart } from './loop/loop-chart.ts'
import { planChart } from './bowtie/plan-chart.ts'
import { leversChart } from './levers-chart.ts'
import { meetingsChart } from './journeys/meetings-chart.ts'
import { purchasesChart } from './lifetime/purchases-chart.ts'
import { retentionChart } from './money/retention-chart.ts'
import { revenueChart } from './money/revenue-chart.ts'
import { transitionChart } from './journeys/transition-chart.ts'
import { trendChart } from './journeys/trend-chart.ts'

/** The answers that can be drawn. One line here gives an answer the formats svg and html. */
const charts: Readonly<Record<string, Chart>> = {
  bowtie: bowtieChart,
  transition: transitionChart,
  trend: trendChart,
  change: changeChart,
  compare: compareChart,
  levers: leversChart,
  meetings: meetingsChart,
  revenue: revenueChart,
  retention: retentionChart,
  reconcile: reconcileChart,
  lifetime: lifetimeChart,
  loop: loopChart,
  plan: planChart,
  forecast: forecastChart,
  chance: chanceChart,
  simulate: simulateChart,
  'goal-seek': goalChart,
  purchases: purchasesChart,
}

/** The chart of the answer of that name, `null` where it has none. */
export function chartOf(answer: string): Chart | null {
  return Object.hasOwn(charts, answer) ? (charts[answer] ?? null) : null
}
