import type { FigureBacktest, Score } from '../../models/math/forecast/backtest.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow, Cell } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import { courseMoney, figureNames } from './course-words.ts'
import { methodNames } from './method-words.ts'

export function backtestColumns(isBoth: boolean, lang: Language): readonly AnswerColumn[] {
  return [
    (isBoth ? column : machineColumn)('figure_name', 'text', { en: 'of', fr: 'de' }),
    column('name', 'text', { en: 'method', fr: 'méthode' }),
    column('ahead', 'text', { en: 'months', fr: 'mois' }),
    column('n', 'count', { en: 'n', fr: 'n' }),
    column('error', 'money', { en: 'error', fr: 'erreur' }),
    column('relative', 'fraction', { en: 'of naive’s', fr: 'de la naïve' }),
    column('bias', 'money', { en: 'bias', fr: 'biais' }),
    column('covered80', 'fraction', { en: 'in 80 %', fr: 'dans 80 %' }),
    column('covered95', 'fraction', { en: 'in 95 %', fr: 'dans 95 %' }),
    machineColumn('pinball', 'money', { en: 'loss', fr: 'perte' }),
    machineColumn('symmetric', 'count', { en: 'sMAPE, %', fr: 'sMAPE, %' }),
    column('used', 'text', { en: 'used', fr: 'retenue' }),
    machineColumn('figure', 'text', { en: 'figure', fr: 'grandeur' }),
    machineColumn('method', 'text', { en: 'id', fr: 'identifiant' }),
  ].map((make) => make(lang))
}

/** How each method did at past dates: overall, then by how far ahead. */
export function backtestRows(
  figures: readonly FigureBacktest[],
  lang: Language,
): readonly AnswerRow[] {
  const yes = lang === 'fr' ? 'oui' : 'yes'
  return figures.flatMap(({ figure, methods, used }) =>
    methods
      .filter(({ overall }) => overall.n > 0)
      .flatMap(({ method, overall, bands }) => {
        const row = (ahead: string, score: Score): AnswerRow => ({
          name: methodNames[method][lang],
          ahead,
          ...scoreCells(score),
          used: method === used ? yes : null,
          figure,
          figure_name: figureNames[figure][lang],
          method,
        })
        return [
          row(lang === 'fr' ? 'tous' : 'all', overall),
          ...bands
            .filter(({ score }) => score.n > 0)
            .map(({ from, to, score }) => row(`${from}–${to}`, score)),
        ]
      }),
  )
}

function scoreCells({ n, ...score }: Score): AnswerRow {
  return {
    n,
    error: money(score.error),
    relative: score.relative,
    bias: money(score.bias),
    covered80: score.covered80,
    covered95: score.covered95,
    pinball: money(score.pinball),
    symmetric: score.symmetric,
  }
}

function money(value: number | null): Cell {
  return value === null ? null : courseMoney(value)
}
