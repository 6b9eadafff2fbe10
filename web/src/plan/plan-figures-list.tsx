import { worthOf } from '../../../src/models/math/lever-effects.ts'
import type { PlanFigures } from '../../../src/models/math/plan-figures.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly figures: PlanFigures
  readonly months: number
  readonly currency: string
  readonly isSet: boolean
}

/** What the sheet comes to, and what it was without what is set. */
export function PlanFiguresList({ figures, months, currency, isSet }: Props) {
  const { say, figures: write } = useWords()
  const { told } = figures
  if (told === null) {
    return (
      <p data-part="incomplete" className="mt-4 text-muted">
        {say('planIncomplete')}
      </p>
    )
  }
  const money = (value: number): string => write.shortMoney(String(Math.round(value)), currency)
  const [now, before] = [worthOf(told.course), worthOf(told.courseBefore)]
  const rows = [
    [say('planWins'), write.count(told.growth.wins), write.count(told.growthBefore.wins)],
    [say('planCommitted'), money(told.growth.committed), money(told.growthBefore.committed)],
    [say('planRunning', { months }), money(now.running), money(before.running)],
    [say('planCash'), money(now.cash), money(before.cash)],
    [say('planLifetime'), money(now.lifetime), money(before.lifetime)],
  ] as const
  return (
    <dl
      aria-label={say('planFigures')}
      className="mt-4 grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3 lg:grid-cols-5"
    >
      {rows.map(([name, value, without]) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="text-xl font-bold" data-part="figure">
            {value}
          </dd>
          <dd className="min-h-5 text-sm text-muted">
            {isSet && without !== value ? say('planWithout', { value: without }) : ''}
          </dd>
        </div>
      ))}
    </dl>
  )
}
