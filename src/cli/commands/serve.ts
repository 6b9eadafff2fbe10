import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { Answer } from '../../answers/answer.ts'
import { ask } from '../../answers/ask.ts'
import { bowtie } from '../../answers/bowtie/bowtie.ts'
import { CallError } from '../../answers/call-error.ts'
import { createApp } from '../../server/app.ts'
import type { EngineHolder } from '../../server/engine-holder.ts'
import { listen } from '../../server/listen.ts'
import { servedFile } from '../../server/served-file.ts'
import { builtPage } from '../../server/static.ts'
import type { Language } from '../../standard/types.ts'
import { programName } from '../call-text.ts'
import type { Effects } from '../effects.ts'
import { forecastShelf } from '../forecast-shelf.ts'
import { languageOf } from '../language.ts'
import { printAnswer } from '../print-answer.ts'
import type { ServeOptions } from '../command-options.ts'
import { terminalWidth } from '../terminal-width.ts'
import { holdProject } from './hold-project.ts'

const USUAL_PORT = 4310
const SHORTEST_TOKEN = 16

/** `bowline serve [folder]`, until the program is asked to end. */
export async function serve(
  /** As it was given. */
  folder: string | undefined,
  options: ServeOptions,
  effects: Effects,
  registry: readonly Answer[],
): Promise<number> {
  const port = portOf(options.port ?? effects.env['PORT'])
  const host = options.host ?? '127.0.0.1'
  const token = tokenOf(host, effects.env['BOWLINE_TOKEN'])
  const lang = options.lang ?? languageOf(effects.env)
  const project = resolve(effects.cwd, folder ?? '.')
  const held = await holdProject(project, effects)
  try {
    if (options.show === true) await show(held.holder, lang, folder ?? '', effects)
    let isEnding = false
    const log = (line: string): void => void effects.stderr.write(`${line}\n`)
    const app = createApp({
      source: async () => held.holder.lease(),
      lang,
      registry,
      report: held.report,
      log,
      token: token?.text ?? null,
      page: builtPage(),
      plan: servedFile('bad_plan', () => effects.room.readPlan(project)),
      scenarios: servedFile('bad_scenario', () => effects.room.readScenarios(project)),
      forecasts: forecastShelf(project, effects),
      isReady: () => !isEnding,
    })
    const listening = await listen(app, { port, host, log })
    await effects.stderr.write(welcome(host, listening.port, token))
    await effects.stopped()
    isEnding = true
    await listening.close()
    return 0
  } finally {
    await held.close()
  }
}

async function show(
  holder: EngineHolder,
  lang: Language,
  folder: string,
  effects: Effects,
): Promise<void> {
  const build = holder.lease()
  try {
    const envelope = await ask(bowtie, { ...build, lang }, {})
    const text = printAnswer(envelope, 'table', {
      isTerminal: true,
      width: terminalWidth(effects),
      lang,
      program: programName(effects.env),
      folder,
    })
    await effects.stdout.write(text)
  } finally {
    build.release()
  }
}

interface Token {
  readonly text: string
  readonly isOurs: boolean
}

/** Whoever serves beyond this machine asks for a token: their own, or one made for this run. */
function tokenOf(host: string, given: string | undefined): Token | null {
  if (given !== undefined && given !== '') {
    if (given.length >= SHORTEST_TOKEN && /^[\w.~+/-]+=*$/u.test(given)) {
      return { text: given, isOurs: false }
    }
    throw new CallError(
      'bad_option',
      `BOWLINE_TOKEN is not ${SHORTEST_TOKEN} or more letters, digits and . _ ~ + / -`,
      'make one with: openssl rand -hex 24',
    )
  }
  return isLoopback(host) ? null : { text: randomBytes(24).toString('base64url'), isOurs: true }
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/iu.test(host)
}

function welcome(host: string, port: number, token: Token | null): string {
  const name = isLoopback(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const address = `http://${name}:${port}`
  const warning = isLoopback(host)
    ? ''
    : 'warning: others on the network can reach this server, and what they send is not encrypted\n'
  if (token === null) return `serving at ${address}\n`
  const query = token.isOurs ? token.text : 'BOWLINE_TOKEN'
  return `${warning}serving at ${address}\nlog in once at ${address}/login?token=${query}\n`
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
