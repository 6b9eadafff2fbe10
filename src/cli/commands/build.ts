import { counted } from '../../findings/wording.ts'
import { formatInstant } from '../../time/stamp.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { Effects } from '../effects.ts'
import { progressTo } from '../open-folder.ts'

/** `bowline build [folder]` */
export async function build(folder: string, effects: Effects): Promise<number> {
  const { catalog, seconds } = await effects.room.buildProject(folder, {
    env: effects.env,
    now: effects.now,
    progress: progressTo(effects),
  })
  const total = catalog.tables.reduce((sum, table) => sum + table.rows, 0)
  const rows = counted(total, ['row', 'rows'], 'en')
  const findings = counted(catalog.findings.length, ['finding', 'findings'], 'en')
  const { builtAt } = catalog.build
  const at = formatInstant(builtAt, zoneOffsets(catalog.timezone)).slice(0, 16).replace('T', ' ')
  const time = counted(seconds, ['second', 'seconds'], 'en')
  await effects.stdout.write(`built at ${at} in ${time}: ${rows}, ${findings}\n`)
  return 0
}
