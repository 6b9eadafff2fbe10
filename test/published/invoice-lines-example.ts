import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { expect } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { buildRoom } from '../../src/cli/build-room.ts'
import { withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'

const root = path.resolve(import.meta.dirname, '../..')
const example = path.join(root, 'examples/saas-invoices')
const data = path.resolve(process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'))

/** What the authors publish of their lines, year by year. */
export const yearlyBridge = path.join(data, 'saas_invoices/expected_growth_accounting_yearly.csv')

/** The lines are not part of this repository. */
export const areLinesThere = [
  yearlyBridge,
  path.join(data, 'saas_invoices/q.invoice.lines.csv'),
].every(existsSync)

export type Ask = (answer: string, ...options: string[]) => Promise<AnswerEnvelope>

/** Asks the example as it is, in a folder of its own. */
export async function onInvoiceLines(use: (ask: Ask) => Promise<void>): Promise<void> {
  const project = await readFile(path.join(example, 'bowline.yaml'), 'utf8')
  await withFolder({ 'bowline.yaml': project }, async (folder) => {
    const world = { room: buildRoom, env: { BOWLINE_DATA: data }, cwd: folder }
    await use(async (answer, ...options) => {
      const { code, out, err } = await runWith([answer, ...options, '--format', 'json'], world)
      expect(code, err).toBe(0)
      return JSON.parse(out) as AnswerEnvelope
    })
  })
}
