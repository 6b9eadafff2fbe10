/** A folder of `src/`, or the page's, and what its files may import. Tests beside the code may import anything. */
export interface Room {
  readonly folder: string
  /** Folders whose values and types it may use; its own goes without saying. */
  readonly uses: readonly string[]
  /** Folders of which it may use types only. */
  readonly types: readonly string[]
  /** npm packages; `node:` allows every module of Node. */
  readonly packages: readonly string[]
  /** No clock, no chance, no environment: the same input gives the same output. */
  readonly pure: boolean
}

const models = ['business', 'data', 'math', 'gtm', 'growth', 'operating']
const modelFolders = models.map((model) => `src/models/${model}`)
const ground = ['src/standard', 'src/stats', 'src/time', 'src/money', 'src/plans']
const calculation = [...ground, 'src/findings', ...modelFolders]
const everything = [
  ...calculation,
  'src/engine',
  'src/engine/reference',
  'src/engine/duckdb',
  'src/project',
  'src/generator/truth',
  'src/generator/mess',
  'src/generator/write',
  'src/build',
  'src/answers',
  'src/render',
  'src/charts',
  'src/mcp',
  'src/server',
]

/** In import order: a folder uses folders above it only; types may look further down. */
export const rooms: readonly Room[] = [
  room('src/standard', { uses: ['standard'] }),
  room('src/stats', {}),
  room('src/time', { types: ['src/engine'], packages: ['temporal-polyfill'] }),
  room('src/money', {}),
  room('src/plans', { uses: ['src/standard', 'src/time'] }),
  room('src/findings', { uses: ['src/standard', 'src/time'] }),
  room('src/models/business', upperModel('business')),
  room('src/models/data', upperModel('data')),
  room('src/models/math', upperModel('math')),
  room('src/models/gtm', upperModel('gtm')),
  room('src/models/growth', upperModel('growth')),
  room('src/models/operating', upperModel('operating')),
  room('src/engine', { uses: ['src/standard', 'src/time', 'src/findings'] }),
  room('src/engine/reference', {
    uses: ['src/engine', 'src/standard', 'src/stats', 'src/time', 'src/money', 'src/findings'],
    types: ['src/project'],
  }),
  room('src/project', {
    uses: ['src/standard', 'src/time', 'src/plans'],
    packages: ['yaml', 'zod', 'node:'],
    pure: false,
  }),
  room('src/generator/truth', {
    uses: ['src/project', 'src/standard', 'src/time'],
    packages: ['zod'],
  }),
  room('src/generator/draw', {
    types: ['src/generator/truth'],
    packages: ['pure-rand', 'd3-random'],
  }),
  room('src/generator/life', {
    uses: ['src/generator/truth', 'src/generator/draw', 'src/time'],
  }),
  room('src/generator/expected', {
    uses: ['src/generator/truth', 'src/stats', 'src/time'],
  }),
  room('src/generator/systems', {
    uses: ['src/generator/truth', 'src/generator/draw', 'src/generator/life', 'src/time'],
    types: ['src/standard'],
  }),
  room('src/generator/mess', {
    uses: ['src/generator/draw', 'src/generator/systems', 'src/time'],
    types: ['src/generator/truth', 'src/generator/life'],
  }),
  room('src/engine/duckdb', {
    uses: [
      'src/engine',
      'src/project/project-error.ts',
      'src/standard',
      'src/time',
      'src/findings',
      'src/money',
      'src/stats/survival/clusters.ts',
    ],
    types: ['src/project'],
    packages: ['@duckdb/node-api', 'node:'],
    pure: false,
  }),
  room('src/generator/write', {
    uses: [
      'src/generator/truth',
      'src/generator/life',
      'src/generator/expected',
      'src/generator/systems',
      'src/generator/mess',
      'src/engine/duckdb',
    ],
    packages: ['node:'],
    pure: false,
  }),
  room('src/build', {
    uses: [
      'src/standard',
      'src/project',
      'src/engine',
      'src/engine/duckdb',
      'src/findings',
      'src/time',
      'src/models/data/headline-age.ts',
    ],
    types: ['src/models/math'],
    packages: ['node:'],
    pure: false,
  }),
  room('src/answers', { uses: calculation, types: ['src/engine'], packages: ['zod'] }),
  room('src/render', {
    uses: ['src/standard', 'src/time', 'src/money', 'src/findings'],
    types: ['src/answers', 'src/engine'],
  }),
  room('src/charts', {
    uses: ['src/render', 'src/standard'],
    types: ['src/answers', 'src/engine'],
  }),
  room('src/mcp', {
    uses: ['src/answers', 'src/render', 'src/build/version.ts'],
    types: ['src/standard', 'src/plans', 'src/models/math'],
    packages: ['@modelcontextprotocol/server', 'zod', 'node:'],
    pure: false,
  }),
  room('src/server', {
    uses: ['src/answers', 'src/render', 'src/build', 'src/project', 'src/time', 'src/mcp'],
    types: ['src/standard', 'src/engine', 'src/plans', 'src/models/math'],
    packages: ['hono', '@hono/node-server', 'zod', 'node:'],
    pure: false,
  }),
  room('src/cli', { uses: everything, packages: ['commander', 'node:'], pure: false }),
  // What runs in a browser: it asks the server, and shares what draws, writes and calculates.
  room('web/src', {
    uses: [...calculation, 'src/render', 'src/charts'],
    types: ['src/answers', 'src/server', 'src/engine'],
    packages: [
      'react',
      'react-dom',
      '@base-ui/react',
      '@lingui/core',
      '@lingui/message-utils',
      '@lingui/react',
      '@tanstack/react-query',
      '@tanstack/react-router',
    ],
    pure: false,
  }),
]

/** Files longer than the limit, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {
  'src/generator/life/brute-force.test.ts': 'a whole second simulator, to be read in one piece',
  'src/project/faulty-projects.test.ts': 'one table, a line or two for each faulty file',
  'src/render/goldens/envelopes.ts': 'made-up answers, data rather than code',
}

/** What a model may use: what is above every model, and the models before it. */
function upperModel(name: string): Partial<Room> {
  const before = modelFolders.slice(0, models.indexOf(name))
  return {
    uses: [...ground, ...before],
    types: ['src/engine', 'src/findings'],
  }
}

function room(folder: string, given: Partial<Room>): Room {
  return { folder, uses: [], types: [], packages: [], pure: true, ...given }
}
