import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** DuckDB's own limit on one line; a longer one at the end of a file it would drop in silence. */
export const LONGEST_LINE = 2_000_000
const CHUNK = 1 << 20

/** A line is too long to be one: `line` counts from 1. */
export class LongLineError extends Error {
  readonly line: number
  constructor(line: number) {
    super(`line is longer than 2 MB: ${line}`)
    this.line = line
  }
}

/** The file's bytes, unpacked where its name says gzip. Ends with an error where gzip is cut off. */
export async function* readBytes(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file, { highWaterMark: CHUNK })
  const bytes = file.endsWith('.gz') ? raw.pipe(createGunzip({ chunkSize: CHUNK })) : raw
  // A stream piped into another does not pass on its errors.
  if (bytes !== raw) raw.on('error', (error) => bytes.destroy(error))
  try {
    for await (const chunk of bytes) yield chunk as Buffer
  } finally {
    raw.destroy()
    bytes.destroy()
  }
}

/** A line of nothing but blanks, with the line ends around it; bytes read as Latin-1. */
const BLANK_LINE = /[\r\n][ \t]+(?:[\r\n]|$)/
/** The end of a chunk that may be the beginning of such a line. */
const PERHAPS_BLANK = /[\r\n][ \t]{0,1000}$/

/**
 * Reads a text file once, quickly, for what the engine's reader would not say: a packed file that
 * is cut off, and a line beyond its limit.
 * @returns whether a line seems to hold nothing but blanks
 */
export async function checkLines(file: string): Promise<{ readonly hasBlankLine: boolean }> {
  let sinceLineEnd = 0
  let hasBlankLine = false
  let before = ''
  for await (const chunk of readBytes(file)) {
    const first = firstLineEnd(chunk, 0)
    sinceLineEnd += first < 0 ? chunk.length : first
    if (sinceLineEnd > LONGEST_LINE) throw new LongLineError(await longLine(file))
    if (first >= 0) sinceLineEnd = chunk.length - lastLineEnd(chunk) - 1
    if (hasBlankLine) continue
    const text = before + chunk.toString('latin1')
    const found = BLANK_LINE.exec(text)
    // At the end of a chunk more may follow.
    hasBlankLine = found !== null && /[\r\n]$/.test(found[0])
    before = PERHAPS_BLANK.exec(text.slice(-1001))?.[0] ?? ''
  }
  return { hasBlankLine: hasBlankLine || /[ \t]$/.test(before) }
}

const [LINE_FEED, CARRIAGE_RETURN] = [10, 13]

function firstLineEnd(chunk: Buffer, from: number): number {
  const [feed, back] = [chunk.indexOf(LINE_FEED, from), chunk.indexOf(CARRIAGE_RETURN, from)]
  return feed < 0 || back < 0 ? Math.max(feed, back) : Math.min(feed, back)
}

function lastLineEnd(chunk: Buffer): number {
  return Math.max(chunk.lastIndexOf(LINE_FEED), chunk.lastIndexOf(CARRIAGE_RETURN))
}

/** Where the long line stands: told apart, as only a faulty file is counted through. */
async function longLine(file: string): Promise<number> {
  let line = 1
  let length = 0
  let last = 0
  for await (const chunk of readBytes(file)) {
    for (const byte of chunk) {
      const isPair = byte === LINE_FEED && last === CARRIAGE_RETURN
      last = byte
      if (isPair) continue
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        line++
        length = 0
      } else if (++length > LONGEST_LINE) return line
    }
  }
  return line
}
