import { counted } from '../findings/wording.ts'
import type { Effects } from './effects.ts'

/** Beside a terminal, one line for each part of so many. */
const LINES = 10

/** Tells how many journeys are done: in one line of a terminal drawn again, else in few lines. */
export function journeyProgress({ stderr }: Pick<Effects, 'stderr'>) {
  const isTerminal = stderr.columns !== undefined
  let told = 0
  let isDrawn = false
  return {
    tell: (done: number, size: number): void => {
      const share = Math.floor((done / size) * (isTerminal ? 100 : LINES))
      if (share <= told) return
      told = share
      const text = `${done} of ${counted(size, ['journey', 'journeys'], 'en')} written`
      isDrawn = isTerminal
      void stderr.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`)
    },
    /** Leaves the line. */
    end: async (): Promise<void> => {
      if (isDrawn) await stderr.write('\n')
      isDrawn = false
    },
  }
}
