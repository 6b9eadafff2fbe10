/** The index of the share in which `uniform` falls, the shares laid end to end. */
export function pickShare(shares: readonly { readonly share: number }[], uniform: number): number {
  let above = 0
  const last = shares.length - 1
  for (let index = 0; index < last; index++) {
    above += shares[index]!.share
    if (uniform < above) return index
  }
  return last
}
