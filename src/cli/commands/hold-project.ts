import { EngineHolder } from '../../server/engine-holder.ts'
import { warm } from '../../server/warm.ts'
import { endingOf } from '../boundary.ts'
import type { Effects } from '../effects.ts'
import { openFolder } from '../open-folder.ts'

const LOOK_EVERY_MS = 2000

export interface HeldProject {
  readonly holder: EngineHolder
  readonly report: (error: unknown) => void
  close(): Promise<void>
}

/** Opens a project for as long as a server runs: it follows what changes in the folder. */
export async function holdProject(folder: string, effects: Effects): Promise<HeldProject> {
  const report = (error: unknown): void =>
    void effects.stderr.write(endingOf(error, { debug: true }).message)
  const holder = new EngineHolder(await openFolder(folder, effects), {
    state: () => effects.room.projectState(folder, { env: effects.env }),
    open: async (signal) => {
      const project = await openFolder(folder, effects, (damaged) =>
        effects.room.buildApart({ folder, env: effects.env, damaged }, signal),
      )
      await warm(project.engine).catch(report)
      return project
    },
    now: () => performance.now(),
    report,
  })
  const first = holder.lease()
  void warm(first.engine)
    .catch(report)
    .finally(() => first.release())
  const timer = setInterval(() => holder.look(), LOOK_EVERY_MS)
  const close = (): Promise<void> => {
    clearInterval(timer)
    return holder.close()
  }
  return { holder, report, close }
}
