import type { Readable, Writable } from 'node:stream'
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { createToolServer } from './create-mcp.ts'
import type { ToolOptions } from './tools.ts'

export interface ToolConnection {
  /** Settles when the other side has gone. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

/** The tools over standard input and output: one line, one message. */
export function serveTools(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  options: ToolOptions,
): ToolConnection {
  const ended = new Promise<void>((settle) => {
    input.once('end', settle)
    input.once('close', settle)
  })
  const handle = serveStdio(() => createToolServer(options), {
    transport: new StdioServerTransport(input, output),
    onerror: (error) => options.log(`refused a message: ${error.message}`),
  })
  return { ended, close: () => handle.close() }
}
