import path from 'node:path'
import process from 'node:process'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, it } from 'vitest'
import { effects, SOUND, withFolder } from '../build/scratch-project.ts'
import { openProject } from '../../src/build/open-project.ts'
import { call, withClient } from './tool-client.ts'

const main = path.join(import.meta.dirname, '../../src/cli/main.ts')

describe('bowline mcp', () => {
  it('answers a client over standard input and output, from a build it makes', async () => {
    await withFolder(SOUND, async (folder) => {
      const transport = new StdioClientTransport({
        command: process.execPath,
        args: [main, 'mcp', folder, '--lang', 'fr'],
        stderr: 'pipe',
      })
      const said: string[] = []
      transport.stderr?.on('data', (text) => said.push(String(text)))
      const structured = await withClient(transport, async (client) => {
        expect((await client.listTools()).tools).toHaveLength(4)
        return (await call(client, 'ask', { answer: 'bowtie' })).structured
      })
      expect(structured).toMatchObject({
        company: 'Test',
        input: { lang: 'fr' },
        rows: [
          { stage: 'education', entered: 3, gone_on: 1 },
          { stage: 'commit', entered: 1 },
        ],
      })
      expect(said.join('')).toContain('reading')
      // It has let go of the build: another process may open and replace it.
      await (await openProject(folder, effects)).engine.close()
    })
  })
})
