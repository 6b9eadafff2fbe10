import { cellKind, cellNames } from '../../../src/models/math/cell-kind.ts'
import { afterSets, type SetCell } from '../../../src/models/math/set-cell.ts'
import { stepsOf, valuesOf, type Sheet } from '../../../src/models/math/sheet.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'

/** What is typed and what is set of the sheets, as a plan.yaml: the rest is measured or assumed. */
export function planYaml(sheets: readonly Sheet[], sets: readonly SetCell[]): string {
  const whole = sheets.filter(({ motion }) => motion === null)
  const motions = sheets.filter(({ motion }) => motion !== null)
  return [
    ...whole.flatMap((sheet) => linesOf(sheet, sets)),
    ...(motions.length === 0 ? [] : ['motions:']),
    ...motions.flatMap((sheet) => [
      `  ${JSON.stringify(sheet.motion)}:`,
      ...indented(indented(orEmpty(linesOf(sheet, sets)))),
    ]),
    '',
  ].join('\n')
}

function linesOf(sheet: Sheet, sets: readonly SetCell[]): readonly string[] {
  const before = valuesOf(sheet)
  const after = afterSets(before, sheet.motion, sets)
  const given = (name: CellName): string | null => {
    const value = after[name]
    const isTyped = sheet.cells[name]?.from === 'typed' || value !== before[name]
    return value === undefined || !isTyped ? null : written(name, value)
  }
  const line = (name: CellName): readonly string[] => {
    const value = given(name)
    return value === null ? [] : [`${name}: ${value}`]
  }
  const stages = stepsOf(sheet).flatMap((stage) => {
    const parts = (['rate', 'days'] as const).flatMap((kind) => {
      const value = given(`${kind}:${stage}`)
      return value === null ? [] : [`${kind}: ${value}`]
    })
    return parts.length === 0 ? [] : [`  ${stage}: { ${parts.join(', ')} }`]
  })
  const others = cellNames(sheet).filter((name) => !name.includes(':') && name !== 'entering')
  return [
    ...line('entering'),
    ...(stages.length === 0 ? [] : ['stages:', ...stages]),
    ...others.flatMap(line),
  ]
}

function written(name: CellName, value: number): string {
  if (cellKind(name) !== 'share') return String(Number(value.toPrecision(12)))
  return `${Number((value * 100).toPrecision(12))}%`
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}

function orEmpty(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['{}'] : lines
}
