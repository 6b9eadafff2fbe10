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

/**
 * Reads a text file once, quickly, for what the engine's reader would not say: a packed file that
 * is cut off, and a line beyond its limit.
 */
export async function checkLines(file: string): Promise<void> {
  let sinceLineEnd = 0
  for await (const chunk of readBytes(file)) {
    const first = chunk.indexOf(10)
    sinceLineEnd += first < 0 ? chunk.length : first
    if (sinceLineEnd > LONGEST_LINE) throw new LongLineError(await longLine(file))
    if (first >= 0) sinceLineEnd = chunk.length - chunk.lastIndexOf(10) - 1
  }
}

/** Where the first such line stands: told apart, as only a faulty file is counted through. */
async function longLine(file: string): Promise<number> {
  let line = 1
  let length = 0
  for await (const chunk of readBytes(file)) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      if (length + end - from > LONGEST_LINE) return line
      line++
      length = 0
      from = end + 1
    }
    length += chunk.length - from
    if (length > LONGEST_LINE) return line
  }
  return line
}
