import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Client } from '@modelcontextprotocol/client'
import { sampleApp, type SampleApp } from '../server/sample-app.ts'
import { withClient } from './tool-client.ts'

/** A client of `/mcp` on the sample company; only the network between them is left out. */
export async function overHttp<T>(
  options: Parameters<typeof sampleApp>[0],
  use: (client: Client, app: SampleApp) => Promise<T>,
  headers: Record<string, string> = {},
): Promise<T> {
  const sample = sampleApp(options)
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:4310/mcp'), {
    fetch: async (url, init) => sample.app.request(String(url), init),
    requestInit: { headers },
  })
  return withClient(transport, (client) => use(client, sample))
}
