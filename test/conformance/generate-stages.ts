import type { Setup } from '../../src/engine/reference/setup.ts'

/** Stages that entries name. */
export const STAGES = [
  'education',
  'consideration',
  'selection',
  'commit',
  'live',
  'impact',
] as const
const label = { en: 'Trial', fr: 'Essai' }

/** What a project may change about the standard's stages. */
export const CHANGES: readonly Setup['stages'][] = [
  [],
  [],
  [{ id: 'consideration', change: 'leave out' }],
  [{ id: 'trial', change: 'add', after: 'selection', label }],
  [
    { id: 'commit', change: 'rename', label },
    { id: 'selection', change: 'leave out' },
    { id: 'trial', change: 'add', after: 'commit', label },
  ],
]
