import { ProjectError } from '../../../project/project-error.ts'
import type { Place, Source } from '../../../project/project.ts'

/**
 * What DuckDB said about a file, as place, reason and remedy.
 * @param sources those that may be meant
 * @param place where to point when no file is named
 */
export function sourceFault(
  error: unknown,
  sources: readonly Source[],
  place: Place,
): ProjectError {
  const message = error instanceof Error ? error.message : String(error)
  const files = sources.flatMap((source) => source.files)
  const file = namedFile(message) ?? mentioned(message, files) ?? onlyOne(files)
  const line = Number(/(?:CSV Error on Line|in line|Line): ?(\d+)/i.exec(message)?.[1] ?? 0)
  const at = file === null ? place : { file, line: Math.max(line, 1), column: 1 }
  const { reason, remedy } = explain(message)
  return new ProjectError(reason, { place: at, remedy, cause: error })
}

/** Faults of the files themselves, as opposed to the SQL over them. */
export function isSourceFault(message: string): boolean {
  return KNOWN.some(({ says }) => says.test(message)) || /CSV Error/.test(message)
}

const KNOWN: readonly { says: RegExp; reason: string; remedy: string }[] = [
  {
    says: /gzip|GZIP|incorrect header check|unexpected end of file|zlib|invalid stored block/i,
    reason: 'gzip file cannot be unpacked',
    remedy: 'The file is cut off or is not gzip; write it again.',
  },
  {
    says: /CSV Parser state machine/i,
    reason: 'line ends are mixed',
    remedy: 'Save the file again with one kind of line end.',
  },
  {
    says: /not utf-8|Invalid unicode|byte sequence mismatch|invalid UTF-?8/i,
    reason: 'text is not UTF-8',
    remedy: 'Save or export the file again in UTF-8.',
  },
  {
    says: /unterminated quote/i,
    reason: 'a quote is never closed',
    remedy: 'Close the quote, or double a quote that belongs to the text.',
  },
  {
    says: /Expected Number of Columns: (\d+) Found: (\d+)/i,
    reason: 'a line has another number of values than the header has columns',
    remedy: 'Quote values that hold the delimiter, or set `delimiter:` for this source.',
  },
  {
    says: /Malformed JSON|unexpected character|Invalid JSON|JSON transform error|unexpected end of data/i,
    reason: 'JSON cannot be read',
    remedy: 'Check this place; one JSON object a line is `format: ndjson`.',
  },
  {
    says: /No magic bytes|not a parquet|too small to be a Parquet|Parquet|Thrift|Invalid Error: TProtocol|don't know what type/i,
    reason: 'Parquet file cannot be read',
    remedy: 'The file is cut off or is not Parquet; write it again.',
  },
  {
    says: /EACCES|Permission denied|Cannot open file|No files found|No such file|ENOENT/i,
    reason: 'file cannot be opened',
    remedy: 'Check that it is still there and may be read.',
  },
  {
    says: /schema mismatch|Schema mismatch/i,
    reason: 'files of one source have different columns',
    remedy: 'Give each shape a source of its own.',
  },
]

function explain(message: string): { reason: string; remedy: string } {
  const known = KNOWN.find(({ says }) => says.test(message))
  if (known !== undefined) {
    const numbers = /Expected Number of Columns: (\d+) Found: (\d+)/i.exec(message)
    const detail = numbers === null ? '' : `: ${numbers[2]} instead of ${numbers[1]}`
    return { reason: known.reason + detail, remedy: known.remedy }
  }
  const first = message.split('\n')[0] ?? message
  return { reason: first.slice(0, 200), remedy: 'Check the file, or how the source declares it.' }
}

function namedFile(message: string): string | null {
  return /^\s*file = (.+)$/m.exec(message)?.[1]?.trim() ?? null
}

function mentioned(message: string, files: readonly string[]): string | null {
  return files.find((file) => message.includes(file)) ?? null
}

function onlyOne(files: readonly string[]): string | null {
  return files.length === 1 ? (files[0] as string) : null
}
