import { useMemo, useState } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { cellNames } from '../../../src/models/math/cell-kind.ts'
import { planFigures } from '../../../src/models/math/plan-figures.ts'
import type { SetCell } from '../../../src/models/math/set-cell.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'
import { cellLabel } from '../../../src/standard/sheet-cells.ts'
import { Choice } from '../controls/choice.tsx'
import type { Question } from '../view/question.ts'
import type { AskQuestion } from '../view/use-question.ts'
import { useWords } from '../words/use-words.ts'
import { CellField } from './cell-field.tsx'
import { CopyYaml } from './copy-yaml.tsx'
import { PlanFiguresList } from './plan-figures-list.tsx'
import { PlanPicture } from './plan-picture.tsx'
import { monthsOf, pictured, setsIn, setTexts, toldSheets, withSet } from './told-sheet.ts'

interface Props {
  readonly envelope: AnswerEnvelope
  readonly question: Question
  readonly ask: AskQuestion
}

const groups = [
  ['planLeft', (cell: string) => cell === 'entering' || cell.includes(':')],
  ['planKnot', (cell: string) => cell === 'price' || cell === 'discount'],
  [
    'planRight',
    (cell: string) =>
      ['onboarding', 'onboarding_days', 'running', 'gross_retention', 'expansion'].includes(cell),
  ],
  ['planTerms', (cell: string) => ['margin', 'discounting', 'horizon'].includes(cell)],
] as const

/** The sheet beside its picture: what moves is worked out here, and nobody is asked meanwhile. */
export function PlanSheet({ envelope, question, ask }: Props) {
  const { lang, say } = useWords()
  const inAddress = question['set']
  const given = useMemo(() => setsIn(inAddress ?? []), [inAddress])
  // While something moves, the address does not.
  const [moving, setMoving] = useState<readonly SetCell[] | null>(null)
  const sets = moving ?? given
  const sheets = useMemo(() => toldSheets(envelope), [envelope])
  const [place, setPlace] = useState(0)
  const told = sheets[place] ?? sheets[0]
  const months = monthsOf(envelope)
  const figures = useMemo(
    () => (told === undefined ? null : planFigures(told.sheet, sets, months)),
    [told, sets, months],
  )
  const drawn = useMemo(
    () =>
      told === undefined || figures === null ? null : pictured(envelope, told, figures, ownSets()),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [envelope, told, figures],
  )
  if (told === undefined || figures === null || drawn === null) return null
  const { sheet, label } = told

  function ownSets(): readonly SetCell[] {
    const motion = told?.sheet.motion ?? null
    return sets.filter((set) => set.motion === null || set.motion === motion)
  }
  const own = ownSets()
  const move = (cell: CellName, value: number): void => setMoving(withSet(sets, sheet, cell, value))
  const rest = (cell: CellName, value: number | null): void => {
    const isAsBefore = value === sheet.cells[cell]?.value
    const next = withSet(sets, sheet, cell, isAsBefore ? null : value)
    setMoving(null)
    const { set: _set, ...others } = question
    const texts = setTexts(next)
    if (texts.join('\n') === setTexts(given).join('\n')) return
    ask(texts.length === 0 ? others : { ...others, set: texts })
  }
  const rateOf = (stage: string) => {
    const cell: CellName =
      stage === 'commit' ? 'onboarding' : stage === 'live' ? 'gross_retention' : `rate:${stage}`
    const value = figures.after[cell]
    return value === undefined ? null : { cell, value }
  }
  return (
    <section aria-label={say('planSheet')} data-part="plan">
      {sheets.length > 1 && (
        <p className="no-print mt-6">
          <Choice
            label={say('planMotion')}
            isLabelShown
            value={String(place)}
            options={sheets.map((each, at) => [String(at), each.sheet.motion ?? ''] as const)}
            choose={(chosen) => setPlace(Number(chosen))}
          />
        </p>
      )}
      <PlanFiguresList
        {...{ figures, months, currency: envelope.currency, isSet: own.length > 0 }}
      />
      <PlanPicture envelope={drawn} {...{ rateOf, move, rest }} />
      <p className="no-print text-sm text-muted">{say('planHint')}</p>
      <div className="no-print">
        {groups.map(([title, isIn]) => (
          <fieldset key={title} className="mt-5 min-w-0 border-t border-hairline pt-3">
            <legend className="pe-3 text-sm font-semibold">{say(title)}</legend>
            <div className="grid gap-x-10 gap-y-2 sm:grid-cols-2 xl:grid-cols-4">
              {cellNames(sheet)
                .filter(isIn)
                .map((name) => (
                  <CellField
                    key={name}
                    name={name}
                    label={cellLabel(name, label, lang)}
                    cell={sheet.cells[name]}
                    value={figures.after[name] ?? null}
                    isSet={own.some(({ cell }) => cell === name)}
                    currency={envelope.currency}
                    move={(value) => move(name, value)}
                    rest={(value) => rest(name, value)}
                  />
                ))}
            </div>
          </fieldset>
        ))}
        <p className="mt-4 flex flex-wrap items-baseline gap-5">
          <CopyYaml sheets={sheets.map((each) => each.sheet)} sets={sets} />
          {sets.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => {
                const { set: _set, ...others } = question
                setMoving(null)
                ask(others)
              }}
            >
              {say('planReset')}
            </button>
          )}
        </p>
      </div>
    </section>
  )
}
