import { cleanText } from '../render/text/clean-text.ts'
import { formatInstant } from '../time/stamp.ts'
import { zoneOffsets } from '../time/zone.ts'
import type { OpenEffects, OpenProject } from '../build/open-project.ts'
import type { Effects } from './effects.ts'

/** Opens a project for answers; says on standard error what it does, and if the build is old. */
export async function openFolder(
  folder: string,
  effects: Effects,
  build?: OpenEffects['build'],
): Promise<OpenProject> {
  const opened = await effects.room.openProject(folder, {
    env: effects.env,
    now: effects.now,
    progress: progressTo(effects),
    ...(build === undefined ? {} : { build }),
  })
  if (opened.stale !== null) {
    const offsets = zoneOffsets(opened.engine.catalog.timezone)
    const builtAt = formatInstant(opened.stale.builtAt, offsets)
    await effects.stderr.write(
      `answering from the last good build, of ${builtAt}: ${lines(opened.stale.reason)}\n`,
    )
  }
  return opened
}

export function progressTo({ stderr }: Effects): (line: string) => void {
  return (line) => void stderr.write(`${cleanText(line)}\n`)
}

function lines(text: string): string {
  return text.split('\n').map(cleanText).join('\n')
}
