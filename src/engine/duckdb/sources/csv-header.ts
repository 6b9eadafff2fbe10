import { readBytes } from './csv-bytes.ts'

export interface CsvHeader {
  readonly delimiter: string
  readonly columns: readonly string[]
}

/** The header line is not usable: `reason` says why, in words for its owner. */
export class CsvHeaderError extends Error {}

const DELIMITERS = [',', ';', '\t', '|']
const LONGEST_HEADER = 1_000_000

/** Reads the first line of a CSV file, plain or gzipped, and finds its delimiter. */
export async function readCsvHeader(file: string, delimiter: string | null): Promise<CsvHeader> {
  return parseCsvHeader(await readFirstRecord(file), delimiter)
}

/** @param record the first record, without its line end */
export function parseCsvHeader(record: string, delimiter: string | null): CsvHeader {
  const found = delimiter ?? mostFrequent(record)
  const columns = splitRecord(record, found).map((column, i) =>
    column.trim() === '' ? `column${i}` : column.trim(),
  )
  const seen = new Set<string>()
  for (const column of columns) {
    const folded = column.toLowerCase()
    if (seen.has(folded)) throw new CsvHeaderError(`column is named twice: ${column}`)
    seen.add(folded)
  }
  return { delimiter: found, columns }
}

async function readFirstRecord(file: string): Promise<string> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of readBytes(file)) {
    if (bytes.length === 0 && isUtf16(chunk.subarray(0, 1000))) {
      throw new CsvHeaderError('text is UTF-16; save it as CSV UTF-8')
    }
    bytes = Buffer.concat([bytes, chunk])
    const end = endOfRecord(bytes)
    if (end !== null) return decode(bytes.subarray(0, end))
    if (bytes.length > LONGEST_HEADER) throw new CsvHeaderError('first line has no end')
  }
  const text = decode(bytes)
  if (text.trim() === '') throw new CsvHeaderError('file is empty')
  return text
}

/** It says so itself, or every second of its bytes is zero, as with letters of Latin. */
export function isUtf16(bytes: Uint8Array): boolean {
  const zeros = bytes.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0)
  const [first, second] = bytes
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return zeros > (isMarked ? 0 : bytes.length / 4)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new CsvHeaderError('text is not UTF-8', { cause: error })
  }
}

const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [34, 10, 13]

/** The position of the first line end outside quotes. */
function endOfRecord(bytes: Buffer): number | null {
  let quoted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === QUOTE) quoted = !quoted
    else if (!quoted && (byte === LINE_FEED || byte === CARRIAGE_RETURN)) return i
  }
  return null
}

function mostFrequent(record: string): string {
  const counts = DELIMITERS.map((d) => splitRecord(record, d).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function splitRecord(record: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < record.length; i++) {
    const c = record[i] as string
    if (c === '"') {
      if (quoted && record[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = !quoted
    } else if (c === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += c
  }
  return [...cells, cell]
}
