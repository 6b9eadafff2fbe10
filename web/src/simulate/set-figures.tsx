import type { ScenarioTold } from '../../../src/models/math/forecast/scenario-told.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly baseline: Pick<ScenarioTold, 'chance' | 'course'>
  /** What is set here; `undefined`: nothing. */
  readonly set: Pick<ScenarioTold, 'chance' | 'apart'> | undefined
  readonly figure: 'running' | 'bookings' | 'cash'
  readonly until: string
  readonly target: number | null
  readonly currency: string
}

/** What is set comes to, beside things as they are. */
export function SetFigures({ baseline, set, figure, until, target, currency }: Props) {
  const { say, figures } = useWords()
  const money = (value: number): string => figures.shortMoney(String(Math.round(value)), currency)
  const own = baseline.course[figure]
  const usual = figure === 'running' ? (own.at(-1) ?? 0) : own.reduce((sum, each) => sum + each, 0)
  const apart = set?.apart ?? null
  const signed = (value: number): string => (value > 0 ? `+${money(value)}` : money(value))
  const rows = [
    [
      say(figure === 'running' ? 'simulateExpectedOn' : 'simulateExpected', { until }),
      money(apart?.expected ?? usual),
      apart === null ? '' : say('simulateWithout', { value: money(usual) }),
    ],
    ...(apart === null
      ? []
      : [
          [
            say('simulateMore'),
            signed(apart.more),
            say('simulateBetween', { low: signed(apart.low), high: signed(apart.high) }),
          ] as const,
        ]),
    ...(target === null || baseline.chance === null
      ? []
      : [
          [
            say('simulateReach', { target: money(target) }),
            figures.percent(set?.chance ?? baseline.chance),
            set === undefined
              ? ''
              : say('simulateWithout', { value: figures.percent(baseline.chance) }),
          ] as const,
        ]),
  ] as const
  return (
    <dl
      aria-label={say('simulateFigures')}
      className="mt-4 grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3"
    >
      {rows.map(([name, value, beside]) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="text-xl font-bold" data-part="figure">
            {value}
          </dd>
          <dd className="min-h-5 text-sm text-muted">{beside}</dd>
        </div>
      ))}
    </dl>
  )
}
