export type Place = { left: number; top: number }
export type Glide = { key: string; dx: number; dy: number }

/** Which things stand elsewhere than before, and by how much; those that are new or gone do not glide. */
export function glides(
  before: ReadonlyMap<string, Place>,
  after: ReadonlyMap<string, Place>,
): Glide[] {
  return [...after].flatMap(([key, place]) => {
    const old = before.get(key)
    if (!old) return []
    const [dx, dy] = [old.left - place.left, old.top - place.top]
    return Math.abs(dx) < 1 && Math.abs(dy) < 1 ? [] : [{ key, dx, dy }]
  })
}
