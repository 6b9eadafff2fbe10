import { drawAcross } from './draw-across.ts'
import { drawUpright } from './draw-upright.ts'
import type { Drawn, Scene } from './scene.ts'

/** Narrower than that, a bowtie stands upright, as on a phone. */
const NARROWEST_ACROSS = 560

/** Draws the bowtie of that number with its top edge there. */
export type DrawAt = (index: number, top: number) => Drawn

/** How much of words and size is given up for room. */
export type Density = 'full' | 'short' | 'dense'

const ATTEMPTS: readonly (readonly [Density, alternate: boolean])[] = [
  ['full', false],
  ['short', false],
  ['dense', false],
  ['full', true],
  ['short', true],
  ['dense', true],
]

/**
 * Across in full words, in short ones, in small type, the same with texts above and below by turns,
 * or upright: the first in which all fit.
 */
export function placeBowties(
  scenes: (density: Density) => readonly Scene[],
  width: number,
): DrawAt {
  for (const [density, alternate] of width < NARROWEST_ACROSS ? [] : ATTEMPTS) {
    const across = scenes(density)
    const tried = across
      .map((scene) => drawAcross(scene, 0, alternate))
      .filter((drawn) => drawn !== null)
    if (tried.length < across.length) continue
    const mostScale = { left: leastScale(tried, 'left'), right: leastScale(tried, 'right') }
    return (index, top) => {
      const scene = sceneAt(across, index)
      return drawAcross({ ...scene, mostScale }, top, alternate) ?? drawUpright(scene, top)
    }
  }
  const upright = scenes('full')
  return (index, top) => drawUpright(sceneAt(upright, index), top)
}

function sceneAt(scenes: readonly Scene[], index: number): Scene {
  const scene = scenes[index]
  if (scene === undefined) throw new RangeError(`there is no such bowtie: ${index}`)
  return scene
}

/** Pixels of the square root of a day that all of the drawings have room for. */
function leastScale(drawn: readonly Drawn[], wing: 'left' | 'right'): number {
  return Math.min(...drawn.map(({ layout }) => layout.scale[wing]).filter((scale) => scale > 0))
}
