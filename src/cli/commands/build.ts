import type { BuildReport } from '../../build/build-project.ts'
import { counted } from '../../findings/wording.ts'
import { formatInstant } from '../../time/stamp.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { BuildOptions } from '../command-options.ts'
import type { Effects } from '../effects.ts'
import { progressTo } from '../open-folder.ts'

/** `bowline build [folder]` */
export async function build(
  folder: string,
  options: BuildOptions,
  effects: Effects,
): Promise<number> {
  const begin = { env: effects.env, now: effects.now, progress: progressTo(effects) }
  const from = options.full === true ? 'nothing' : 'last build'
  const report = await effects.room.buildProject(folder, begin, from)
  const { catalog } = report
  const total = catalog.tables.reduce((sum, table) => sum + table.rows, 0)
  const rows = counted(total, ['row', 'rows'], 'en')
  const findings = counted(catalog.findings.length, ['finding', 'findings'], 'en')
  const { builtAt } = catalog.build
  const at = formatInstant(builtAt, zoneOffsets(catalog.timezone)).slice(0, 16).replace('T', ' ')
  const time = counted(Math.round(report.seconds * 10) / 10, ['second', 'seconds'], 'en')
  await effects.stdout.write(`${done(report)} at ${at} in ${time}: ${rows}, ${findings}\n`)
  return 0
}

function done({ refreshed }: BuildReport): string {
  if (refreshed === null) return 'built'
  const journeys = counted(refreshed.journeys, ['journey', 'journeys'], 'en')
  return `refreshed ${journeys} of ${counted(refreshed.sources, ['source', 'sources'], 'en')}`
}
