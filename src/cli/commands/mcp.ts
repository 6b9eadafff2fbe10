import type { Answer } from '../../answers/answer.ts'
import { serveTools } from '../../mcp/serve-stdio.ts'
import { openDesk } from '../../server/desk.ts'
import { servedFile } from '../../server/served-file.ts'
import type { McpOptions } from '../command-options.ts'
import type { Effects } from '../effects.ts'
import { forecastShelf } from '../forecast-shelf.ts'
import { languageOf } from '../language.ts'
import { holdProject } from './hold-project.ts'

/** `bowline mcp [folder]`, until the assistant goes or the program is asked to end. */
export async function mcp(
  folder: string,
  options: McpOptions,
  effects: Effects,
  registry: readonly Answer[],
): Promise<number> {
  const held = await holdProject(folder, effects)
  try {
    const desk = openDesk(async () => held.holder.lease())
    const connection = serveTools(effects.stdio(), {
      registry,
      use: desk.use,
      plan: servedFile('bad_plan', () => effects.room.readPlan(folder)),
      scenarios: servedFile('bad_scenario', () => effects.room.readScenarios(folder)),
      forecasts: forecastShelf(folder, effects),
      lang: options.lang ?? languageOf(effects.env),
      report: held.report,
      log: (line) => void effects.stderr.write(`${line}\n`),
    })
    await Promise.race([connection.ended, effects.stopped()])
    await connection.close()
    return 0
  } finally {
    await held.close()
  }
}
