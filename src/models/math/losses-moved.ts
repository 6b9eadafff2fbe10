import { valueOf, type Sheet } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

/** A sheet above and below itself by one standard error of something measured with it. */
export interface Beside {
  readonly above: Sheet
  readonly below: Sheet
}

/** What is lost by age, where its error is known: of what begins, and of what runs at the start. */
export function lossesMoved(sheet: Sheet): readonly Beside[] {
  const { young = null, ahead = null } = sheet
  return [
    ...(young === null || young.error === null
      ? []
      : [
          beside((by) => {
            const gone = young.gone.map((share) => Math.min(1, by * share))
            const left = young.left.map((share) => Math.max(0, 1 - by * (1 - share)))
            return { ...sheet, young: { ...young, gone, left } }
          }, young.error),
        ]),
    ...(ahead === null || ahead.error === null
      ? []
      : [
          beside((by) => {
            const own = ahead.times.map((each) => each * by)
            return { ...sheet, ahead: { ...ahead, times: own } }
          }, ahead.error),
        ]),
  ]
}

function beside(of: (by: number) => Sheet, error: number): Beside {
  return { above: of(1 + error), below: of(Math.max(0, 1 - error)) }
}

/**
 * What began is lost as measured whatever gross retention is measured beside it: an error of the one
 * is none of the other.
 */
export function withGross(sheet: Sheet, values: Values): Sheet {
  const { young = null } = sheet
  const gross = valueOf(values, 'gross_retention')
  return young === null ? sheet : { ...sheet, young: { ...young, gross } }
}
