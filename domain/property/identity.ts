/** A home that the house knows, as far as it may be the one that somebody lists. */
export type Candidate = {
  id: string
  area: string | null
  /** Its building and unit are the ones asked for, however they are spelled. */
  isSameUnit: boolean
  /** A listing of it has the permit that was given. */
  hasPermit: boolean
}
export type Identified =
  | { is: 'known'; id: string }
  | { is: 'new' }
  | { is: 'doubtful'; ids: string[] }

type Asked = { area: string | null; hasUnit: boolean }

/**
 * Which home a new listing is of. A unit of a building of a community is one home; a permit is given for one home. What only may
 * be the same is for a person to say: two homes made one are hard to part, one made two keeps its owners from its listings.
 */
export function identify({ area, hasUnit }: Asked, candidates: readonly Candidate[]): Identified {
  const sure = candidates.filter((one) => {
    const isHere = one.isSameUnit && area !== null && one.area === area
    return isHere || (one.hasPermit && (one.isSameUnit || !hasUnit) && fits(one.area, area))
  })
  const possible = candidates.filter((one) => one.hasPermit || fits(one.area, area))
  const [only, ...others] = sure
  if (only && others.length === 0 && possible.every(({ id }) => id === only.id))
    return { is: 'known', id: only.id }
  return possible.length > 0 ? { is: 'doubtful', ids: possible.map(({ id }) => id) } : { is: 'new' }
}

/** Towers of one name stand in several communities. */
function fits(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other
}
