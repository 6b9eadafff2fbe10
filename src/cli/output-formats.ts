export const outputFormats = ['table', 'json', 'csv'] as const
export type OutputFormat = (typeof outputFormats)[number]
