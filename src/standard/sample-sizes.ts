/** With fewer entries no percentage is told. */
export const FEWEST = 5
/** With fewer entries a percentage shows a direction, no more. */
export const DIRECTIONAL = 20
