import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
import { VERSION } from '../build/version.ts'
import { addTools, type ToolOptions } from './tools.ts'

export interface McpOptions extends ToolOptions {
  /** Bytes of one posted call. */
  readonly mostBody: number
}

export interface McpOverHttp {
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

const instructions =
  'Bowline counts how a company’s recurring revenue comes about: journeys through stages, from first interest to expansion. ' +
  'List the answers, describe one, ask it, explain a number down to its rows. ' +
  'Never state a figure without its as-of date, and name the caveats that touch it. ' +
  'Open journeys are not lost: a rate so far is not a final rate.'

export function createToolServer(options: ToolOptions): McpServer {
  const server = new McpServer({ name: 'bowline', version: VERSION }, { instructions })
  addTools(server, options)
  return server
}

/** The tools over HTTP, without sessions: each call stands for itself. */
export function createMcp({ mostBody, ...options }: McpOptions): McpOverHttp {
  return createMcpHandler(() => createToolServer(options), {
    maxRequestBodySize: mostBody,
    maxSubscriptions: 8,
  })
}
