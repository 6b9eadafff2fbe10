import { z } from 'zod'
import { cellNames } from '../../models/math/cell-kind.ts'
import { parseSet, type SetCell } from '../../models/math/set-cell.ts'
import { CallError } from '../call-error.ts'
import { rangeOptions } from '../input/common-input.ts'
import type { PlannedSheet } from './planned-sheets.ts'
import { suggestName } from '../input/suggest-name.ts'

const MOST_MONTHS = 120

export const planInput = z.strictObject({
  view: z
    .enum(['bowtie', 'months', 'years', 'cells'])
    .default('bowtie')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'bowtie: what each stage comes to in a month; months and years: what follows; cells: each figure and where it is from',
      french:
        'bowtie : ce que donne chaque étape en un mois ; months et years : ce qui suit ; cells : chaque chiffre et sa provenance',
      choices: {
        bowtie: { en: 'bowtie', fr: 'nœud papillon' },
        months: { en: 'months', fr: 'mois' },
        years: { en: 'years', fr: 'années' },
        cells: { en: 'figures', fr: 'chiffres' },
      },
    }),
  set: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'what if', fr: 'et si' },
      description:
        'another figure: rate:selection=25% is the figure itself, =+10% a tenth more of it, =+1pt one point more; MOTION. before it, of that motion alone; repeatable',
      french:
        'un autre chiffre : rate:selection=25% est le chiffre même, =+10% un dixième de plus, =+1pt un point de plus ; MOTION. devant, de ce seul mouvement ; répétable',
      metavar: '[MOTION.]CELL=VALUE',
    }),
  months: z
    .string()
    .optional()
    .meta({
      label: { en: 'months', fr: 'mois' },
      description: 'how many months to tell (default: 12, by years 60)',
      french: 'combien de mois raconter (sinon : 12, par années 60)',
      metavar: 'N',
    }),
  ...rangeOptions,
})

export type PlanInput = z.infer<typeof planInput>

export function monthsOf(text: string | undefined, view: PlanInput['view']): number {
  if (text === undefined) return view === 'years' ? 60 : 12
  const months = /^\d{1,3}$/u.test(text.trim()) ? Number(text) : 0
  if (months >= 1 && months <= MOST_MONTHS) return months
  throw new CallError(
    'bad_option',
    `months must be a whole number from 1 to ${MOST_MONTHS}: ${text}`,
    'write for example 24',
  )
}

/** What is set, each of a cell and a motion that are there. */
export function setsOf(
  texts: readonly string[],
  sheets: readonly PlannedSheet[],
): readonly SetCell[] {
  const motions = sheets.flatMap(({ sheet }) => sheet.motion ?? [])
  return texts.map((text) => {
    const set = parseSet(text)
    if (set === null) {
      throw new CallError(
        'bad_option',
        `set is not CELL=VALUE: ${text}`,
        'write for example rate:selection=+10%, rate:selection=+1pt or price=18000',
      )
    }
    const { motion, cell } = set
    if (motion !== null && !motions.includes(motion)) {
      const remedy = suggestName(motion, motions)
      throw new CallError('bad_option', `set names an unknown motion: ${motion}`, remedy)
    }
    const own = sheets.filter(({ sheet }) => motion === null || sheet.motion === motion)
    const known = [...new Set(own.flatMap(({ sheet }) => cellNames(sheet)))]
    if (!known.some((name) => name === cell)) {
      throw new CallError(
        'bad_option',
        `set names an unknown figure: ${cell}`,
        suggestName(cell, known),
      )
    }
    return set
  })
}
