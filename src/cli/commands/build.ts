import { counted } from '../../findings/wording.ts'
import type { Effects } from '../effects.ts'
import { progressTo } from '../open-folder.ts'

/** `bowline build [folder]` */
export async function build(folder: string, effects: Effects): Promise<number> {
  const { id, catalog, seconds } = await effects.room.buildProject(folder, {
    env: effects.env,
    now: effects.now,
    progress: progressTo(effects),
  })
  const total = catalog.tables.reduce((sum, table) => sum + table.rows, 0)
  const rows = counted(total, ['row', 'rows'], 'en')
  const findings = counted(catalog.findings.length, ['finding', 'findings'], 'en')
  await effects.stdout.write(`built ${id}: ${rows}, ${findings}, in ${seconds.toFixed(1)} s\n`)
  return 0
}
