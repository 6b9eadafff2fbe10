import process from 'node:process'
import { buildProject } from '../src/build/build-project.ts'

// One build of a folder, and the most memory it took, in MB.

const [folder = ''] = process.argv.slice(2)
const { id } = await buildProject(folder, {
  env: process.env,
  now: () => Math.floor(Date.now() / 1000),
  progress: () => undefined,
})
console.log(id)
console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
