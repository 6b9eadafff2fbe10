import { Client } from '@modelcontextprotocol/client'
import type { Transport } from '@modelcontextprotocol/client'

export type Structured = Readonly<Record<string, unknown>>

export interface Called {
  readonly isError: boolean
  readonly text: string
  readonly structured: Structured
}

/** A real client, connected; closed after use. */
export async function withClient<T>(
  transport: Transport,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

export async function call(client: Client, name: string, given: Structured = {}): Promise<Called> {
  const result = await client.callTool({ name, arguments: given })
  const text = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
  return {
    isError: result.isError === true,
    text,
    structured: (result.structuredContent ?? {}) as Structured,
  }
}
