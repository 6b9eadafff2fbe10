import { fileURLToPath } from 'node:url'
import { writeHarborExample } from './harbor-example.ts'

await writeHarborExample(fileURLToPath(new URL('../examples/harbor', import.meta.url)))
