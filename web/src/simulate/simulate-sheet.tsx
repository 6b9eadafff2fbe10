import { useDeferredValue, useMemo, useState } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { simulateChart } from '../../../src/charts/course/simulate-chart.ts'
import { leversOf } from '../../../src/models/math/forecast/lever-figures.ts'
import { leverStand } from '../../../src/models/math/forecast/lever-stand.ts'
import { parseSetChange } from '../../../src/plans/scenario.ts'
import { AnswerPicture } from '../picture/answer-picture.tsx'
import type { Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'
import { useWords } from '../words/use-words.ts'
import { LeverField } from './lever-field.tsx'
import { leverLabel } from './lever-text.ts'
import { SetFigures } from './set-figures.tsx'
import {
  changeOf,
  SET,
  toldSimulation,
  typedScenarios,
  withChange,
  withSets,
} from './told-simulation.ts'

interface Props {
  readonly envelope: AnswerEnvelope
  readonly question: Question
  readonly ask: AskQuestion
}

const none: readonly string[] = []

/** The levers beneath their picture: what moves is drawn from the same paths here as there. */
export function SimulateSheet({ envelope, question, ask }: Props) {
  const { lang, say } = useWords()
  const given = question['set'] ?? none
  // While something moves, the address does not.
  const [moving, setMoving] = useState<readonly string[] | null>(null)
  const sets = moving ?? given
  // Paths are drawn when there is time: the slider does not wait for them.
  const drawnSets = useDeferredValue(sets)
  const told = useMemo(() => toldSimulation(envelope), [envelope])
  const [set, together] = [say('simulateSet'), say('simulateTogether')]
  const scenarios = useMemo(
    () => (told === null ? [] : withSets(told, drawnSets, { set, together })),
    [told, drawnSets, set, together],
  )
  const drawn = useMemo(
    () => ({ ...envelope, summary: { ...envelope.summary, scenarios } }),
    [envelope, scenarios],
  )
  const levers = useMemo(() => {
    const slices = told?.foreseen.slices ?? []
    return leversOf(slices.map(({ facts }) => facts)).flatMap((lever) => {
      const stand = leverStand(slices, lever)
      return stand === null || stand.value <= 0 ? [] : [{ lever, stand }]
    })
  }, [told])
  const [baseline] = scenarios
  const { until } = envelope.summary
  if (told === null || baseline === undefined) return null

  const labels = new Map(baseline.stages.map(({ id, label }) => [id, label ?? id]))
  const stage = (id: string): string => labels.get(id) ?? id
  const beside = sets.filter((text) => parseSetChange(text)?.motion !== null)
  const rest = (next: readonly string[]): void => {
    setMoving(null)
    if (next.join('\n') === given.join('\n')) return
    const { set: _set, scenario, ...others } = question
    // With something set, only the scenarios that are named stand beside it.
    const named = scenario ?? typedScenarios(told).map(({ id }) => id)
    const isAll = next.length === 0 && scenario === undefined
    ask({
      ...others,
      ...(named.length === 0 || isAll ? {} : { scenario: named }),
      ...(next.length === 0 ? {} : { set: next }),
    })
  }
  return (
    <section aria-label={say('simulateSheet')} data-part="simulation">
      <SetFigures
        baseline={baseline}
        set={scenarios.find(({ id }) => id === SET)}
        figure={told.figure}
        until={typeof until === 'string' ? until : ''}
        target={told.target}
        currency={envelope.currency}
      />
      <AnswerPicture envelope={drawn} chart={simulateChart} />
      <div className="no-print mt-5 border-t border-hairline pt-3">
        <p className="text-sm text-muted">
          {say(levers.length === 0 ? 'simulateNothing' : 'simulateHint')}
        </p>
        <div className="mt-3 grid gap-x-10 gap-y-2 sm:grid-cols-2 xl:grid-cols-4">
          {levers.map(({ lever, stand }) => (
            <LeverField
              key={lever}
              lever={lever}
              label={leverLabel(lever, stage, { lang, say })}
              stand={stand}
              change={changeOf(sets, lever)}
              currency={envelope.currency}
              move={(change) => setMoving(withChange(sets, lever, change))}
              rest={(change) => rest(withChange(sets, lever, change))}
            />
          ))}
        </div>
        {beside.length > 0 && (
          <p className="mt-2 text-sm text-muted">
            {say('simulateOther', { sets: beside.join(', ') })}
          </p>
        )}
        {sets.length > 0 && (
          <p className="mt-4">
            <button type="button" className="link" onClick={() => rest([])}>
              {say('simulateReset')}
            </button>
          </p>
        )}
      </div>
    </section>
  )
}
