import { AnswerShelf } from './answer-shelf.ts'
import { gone, type Desk, type Source } from './desk.ts'
import { etagOf } from './etag.ts'
import { Flights } from './flights.ts'

/** What one build says to a question. */
export interface Reading {
  readonly etag: string
  /** Of the build. */
  readonly id: string
  /** JSON in UTF-8; `null` where the caller has it already. */
  readonly body: Uint8Array<ArrayBuffer> | null
}

export interface Caller {
  readonly isKnown: (etag: string) => boolean
  readonly signal: AbortSignal
}

export interface Reader {
  readonly read: (
    question: readonly unknown[],
    answer: (build: Source) => Promise<object>,
    caller: Caller,
  ) => Promise<Reading>
}

/** Reads answers off the shelf, and works out what is not there once for all who ask meanwhile. */
export function openReader(source: () => Promise<Source>, desk: Desk): Reader {
  const shelf = new AnswerShelf()
  const flights = new Flights<Uint8Array<ArrayBuffer>>()

  return {
    async read(question, answer, { isKnown, signal }) {
      const build = await source()
      const etag = etagOf(build, question)
      const { id } = build.engine.catalog.build
      const kept = isKnown(etag) ? null : shelf.get(etag)
      if (kept !== null || isKnown(etag)) {
        build.release?.()
        return { etag, id, body: kept }
      }
      let isLent = false
      const body = flights.join(etag, signal, (ending) => {
        isLent = true
        return workOut(etag, build, answer, ending)
      })
      if (!isLent) build.release?.()
      try {
        return { etag, id, body: await body }
      } catch (error) {
        throw signal.aborted ? gone() : error
      }
    },
  }

  /** Keeps the build until the work has ended, whoever waits for it. */
  function workOut(
    etag: string,
    build: Source,
    answer: (build: Source) => Promise<object>,
    ending: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    let isBegun = false
    const giveBack = (): void => build.release?.()
    const work = async (): Promise<Uint8Array<ArrayBuffer>> => {
      isBegun = true
      try {
        const body = new TextEncoder().encode(JSON.stringify(await answer(build)))
        shelf.put(etag, body)
        return body
      } finally {
        giveBack()
      }
    }
    return desk.turn(work, ending).finally(() => {
      if (!isBegun) giveBack()
    })
  }
}
