/** What of a listing is compared with what a portal shows. */
export const DIFFERENCE_KINDS = [
  'status',
  'price',
  'title',
  'description',
  'photos',
  'permit',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** What it may come from: our change waits, the portal refused it, somebody changed it there, or nobody can tell. */
export const DIFFERENCE_CAUSES = ['waiting', 'refused', 'changedThere', 'unknown'] as const
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number]
