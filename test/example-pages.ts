import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** The files below a folder, by their paths within it. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()
}

/** The cells of the first table below a heading, without the backticks around some. */
export function tableBelow(page: string, heading: string): string[][] {
  const section = page.slice(page.indexOf(`## ${heading}\n`))
  const table = /(?:^\|.*\n)+/mu.exec(section)?.[0] ?? ''
  const rows = table.trim().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/u, '$1')),
  )
}
