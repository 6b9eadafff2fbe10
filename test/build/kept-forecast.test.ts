import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildRoom } from '../../src/cli/build-room.ts'
import { runWith } from '../cli/test-effects.ts'
import { NOW, withFolder, writeFiles, type Files } from './scratch-project.ts'

const at = (month: number, date: number): string =>
  new Date(Date.UTC(2023, month, date)).toISOString().slice(0, 10)

/** Five leads a month, of whom two pay 100 a month from the tenth on; known until a first of a month. */
function company(months: number): Files {
  const all = Array.from({ length: months }, (_, month) => month)
  const leads = all.flatMap((month) =>
    [0, 1, 2, 3, 4].map((each) => {
      const won = each < 2 ? at(month, 10) : ''
      return `j${month}-${each},${at(month, 2)},${won}`
    }),
  )
  return {
    'bowline.yaml': `company: Test
currency: EUR
timezone: UTC
observed_until: { stage_entries: ${at(months, 1)} }
sources:
  leads: { file: leads.csv }
tables:
  stage_entries: |
    select id as journey_id, 'education' as stage, seen as entered_at from leads
    union all
    select id, 'commit', won from leads where won is not null
  subscriptions: |
    select id as subscription_id, id as account_id, won as started_at, '100' as amount,
      'month' as billing_period
    from leads where won is not null
`,
    'leads.csv': `id,seen,won\n${leads.join('\n')}\n`,
  }
}

async function forecast(folder: string, ...options: readonly string[]) {
  const args = ['forecast', folder, '--format', 'json', '--paths', '200', ...options]
  const { code, out, err } = await runWith(args, { room: buildRoom, now: NOW })
  expect([code, err.includes('could not be kept')]).toEqual([0, false])
  return JSON.parse(out) as {
    rows: readonly Record<string, unknown>[]
    findings: readonly { code: string; message: string }[]
  }
}

describe('a forecast that was kept', () => {
  it('is held against what came two months later', async () => {
    await withFolder(company(14), async (folder) => {
      const kept = path.join(folder, '.bowline/forecasts')
      await forecast(folder, '--as-of', at(13, 1))
      await expect(readdir(kept)).rejects.toThrow('ENOENT')
      const said = await forecast(folder)
      expect(await readdir(kept)).toEqual(['2024-03-01.json'])
      expect((await forecast(folder, '--view', 'kept')).rows).toEqual([])

      await writeFiles(folder, company(16))
      const { rows } = await forecast(folder, '--view', 'kept')
      expect(rows.map(({ origin, month, came }) => [origin, month, Number(came)])).toEqual([
        ['2024-03-01', '2024-03-01', 36_000],
        ['2024-03-01', '2024-04-01', 38_400],
      ])
      expect(rows.map(({ low, high }) => [low, high])).toEqual(
        said.rows.slice(0, 2).map((row) => [row['running_low'], row['running_high']]),
      )
      expect(await readdir(kept)).toEqual(['2024-03-01.json', '2024-05-01.json'])

      await writeFile(path.join(kept, '2024-03-01.json'), '{')
      const { findings } = await forecast(folder, '--view', 'kept')
      const told = findings.find((finding) => finding.code === 'forecast_unreadable')
      expect(told?.message).toContain('2024-03-01.json')
    })
  })
})
