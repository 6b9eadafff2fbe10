import process from 'node:process'
import { buildProject } from '../src/build/build-project.ts'

// One build of a folder, from the last one or from nothing: what was read anew, and the most memory
// it took, in MB.

const [folder = '', from = 'last build'] = process.argv.slice(2)
const told: string[] = []
const { id, refreshed } = await buildProject(
  folder,
  {
    env: process.env,
    now: () => Math.floor(Date.now() / 1000),
    progress: (line) => void told.push(line),
  },
  from === 'nothing' ? 'nothing' : 'last build',
)
const why = told.find((line) => line.startsWith('building anew')) ?? 'everything read'
console.log(id)
console.log(refreshed === null ? why : `${refreshed.journeys} journeys refreshed`)
console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
