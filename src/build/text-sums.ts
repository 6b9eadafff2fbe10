import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What the first bytes of a text file come down to. */
export interface TextSum {
  readonly hash: string
  /** The last of them ends a line, or there is none. */
  readonly endsLine: boolean
  /** They have an odd number of double quotes. */
  readonly isQuoted: boolean
}

const [QUOTE, LINE_FEED] = [34, 10]

/**
 * Sums of the first so many bytes of a file, read once.
 * @param stops ascending; those beyond the end of the file have no sum
 */
export async function textSums(
  file: string,
  stops: readonly number[],
): Promise<readonly TextSum[]> {
  const hash = createHash('sha256')
  const sums: TextSum[] = []
  let [read, quotes, last] = [0, 0, LINE_FEED]
  const rest = [...stops]
  const sumUp = (): void => {
    while (rest[0] === read) {
      rest.shift()
      const hashed = hash.copy().digest('hex')
      sums.push({ hash: hashed, endsLine: last === LINE_FEED, isQuoted: quotes % 2 === 1 })
    }
  }
  sumUp()
  const end = Math.max(...stops) - 1
  if (end < 0) return sums
  for await (const chunk of createReadStream(file, { end, highWaterMark: 1 << 20 })) {
    let bytes = chunk as Buffer
    while (bytes.length > 0) {
      const part = bytes.subarray(0, (rest[0] ?? Infinity) - read)
      hash.update(part)
      quotes += quotesIn(part)
      last = part.at(-1) ?? last
      read += part.length
      bytes = bytes.subarray(part.length)
      sumUp()
    }
  }
  return sums
}

function quotesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) count++
  return count
}
