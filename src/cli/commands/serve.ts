import { resolve } from 'node:path'
import type { Answer } from '../../answers/answer.ts'
import { ask } from '../../answers/ask.ts'
import { bowtie } from '../../answers/bowtie.ts'
import { CallError } from '../../answers/call-error.ts'
import { createApp } from '../../server/app.ts'
import { listen } from '../../server/listen.ts'
import { endingOf } from '../boundary.ts'
import { programName } from '../call-text.ts'
import type { Effects } from '../effects.ts'
import { languageOf } from '../language.ts'
import { openFolder } from '../open-folder.ts'
import { printAnswer } from '../print-answer.ts'
import type { ServeOptions } from '../command-options.ts'
import { terminalWidth } from '../terminal-width.ts'

const USUAL_PORT = 4310

/** `bowline serve [folder]`, until the program is asked to end. */
export async function serve(
  /** As it was given. */
  folder: string | undefined,
  options: ServeOptions,
  effects: Effects,
  registry: readonly Answer[],
): Promise<number> {
  const port = portOf(options.port ?? effects.env['PORT'])
  const lang = options.lang ?? languageOf(effects.env)
  const opened = await openFolder(resolve(effects.cwd, folder ?? '.'), effects)
  try {
    if (options.show === true) {
      const envelope = await ask(bowtie, { ...opened, lang }, {})
      const text = printAnswer(envelope, 'table', {
        width: terminalWidth(effects),
        lang,
        program: programName(effects.env),
        folder: folder ?? '',
      })
      await effects.stdout.write(text)
    }
    const report = (error: unknown): void =>
      void effects.stderr.write(endingOf(error, { debug: true }).message)
    const app = createApp({ source: async () => opened, lang, registry, report })
    const listening = await listen(app, port)
    await effects.stderr.write(`serving at http://localhost:${listening.port}\n`)
    await effects.stopped()
    await listening.close()
    return 0
  } finally {
    await opened.engine.close()
  }
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return USUAL_PORT
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Infinity
  if (port <= 65_535) return port
  throw new CallError(
    'bad_option',
    `port is not a number up to 65535: ${text}`,
    'write --port 4310',
  )
}
