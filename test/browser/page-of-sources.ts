import { cp } from 'node:fs/promises'
import process from 'node:process'
import { buildPage } from '../../scripts/build-page.ts'

/** Puts the page of the sources as they are into a folder: that of `npm test`, which has just built it. */
export async function pageOfSources(folder: string): Promise<void> {
  const built = process.env['BOWLINE_BUILT_PAGE'] ?? ''
  if (built === '') await buildPage(folder)
  else await cp(built, folder, { recursive: true })
}
