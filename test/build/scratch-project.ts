import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** 2026-01-01T00:00Z: a build's clock, where a test does not care. */
export const NOW = 1_767_225_600

export const effects = { env: {}, now: () => NOW, progress: () => undefined }

/** A small sound project: three leads, one of them won. */
export const SOUND: Files = {
  'bowline.yaml': `company: Test
currency: EUR
timezone: Europe/Paris
sources:
  leads: { file: leads.csv }
tables:
  stage_entries: |
    select id as journey_id, 'education' as stage, seen as entered_at from leads
    union all
    select id, 'commit', won from leads where won is not null
`,
  'leads.csv': 'id,seen,won\na,2025-01-01,2025-01-03\nb,2025-01-02,\nc,2025-01-03,\n',
}

/** Writes files into a fresh folder, hands it over and removes it afterwards. */
export async function withFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bowline-'))
  try {
    await writeFiles(folder, files)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}
