import type { CountedCode, Messages } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

/** What stages counted by month, or not tracked at all, do to the numbers. */
export const countedInEnglish: Pick<Messages, CountedCode> = {
  counted_and_entered: (f, name) => ({
    message: `${name(stageOf(f))} has entries, and is counted by month too: ${counted(f.params.entered, ['entry', 'entries'], 'en')} in the months of which stage_counts ${pick(f.params.counted, ['counts', 'count'], 'en')} ${wordNumber(f.params.counted, 'en')}.`,
    effect:
      'Entries say who went on and when: they are what counts. The monthly counts change no number.',
  }),
  monthly_rate: (f, name) => ({
    message: `${name(stageOf(f))} is known by monthly counts alone: its rate divides the entries of ${name(f.params.next)} by the counts of the same months.`,
    effect:
      'They are not the same people, so the rate can exceed 100 %, has no interval and no time, and nobody knows who is open or lost. Entries in stage_entries would tell.',
  }),
  month_cut: (f, name) => ({
    message: `${counted(f.rows, ['month', 'months'], 'en')} of ${name(stageOf(f))} ${pick(f.rows, ['lies', 'lie'], 'en')} only in part in the range, or before the as-of date.`,
    effect: `A month’s count cannot be divided: ${wordNumber(f.params.count, 'en')} ${pick(f.params.count, ['is', 'are'], 'en')} left out. Ask from the first of a month to the first of a month.`,
  }),
  counts_unsliced: (f, name) => ({
    message: `The counts of ${name(stageOf(f))} carry no column for ${list(f.params.dimensions)}.`,
    effect:
      'What is counted cannot be told apart by it: no volume and no rate is told here. Select the column in tables.stage_counts, or ask without it.',
  }),
  steps_merged: (f, name) => ({
    message: `${name(f.where)} is not tracked: ${f.params.labels} ${pick(f.rows, ['is', 'are'], 'en')} told as one step.`,
    effect:
      'It is counted from the entries of the stages around it, and compared with the product of the benchmarks of its parts. Times have no benchmark then. Entries of the stage would tell the parts apart.',
  }),
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names)
}

function stageOf({ where }: { readonly where: string }): string {
  return where.slice(where.indexOf('/') + 1)
}
