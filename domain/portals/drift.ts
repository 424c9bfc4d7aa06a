/** What of a listing is compared with what a portal shows; `unread`: it could not be. */
export const DIFFERENCE_KINDS = [
  'status',
  'price',
  'title',
  'description',
  'photos',
  'permit',
  'unread',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** What it may come from: our change waits, the portal refused it, somebody changed it there, or nobody can tell. */
export const DIFFERENCE_CAUSES = ['waiting', 'refused', 'changedThere', 'unknown'] as const
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number]

/** A listing as the world is to see it, or sees it. Texts by language; null for what nobody has said. */
export type Appearance = {
  isLive: boolean
  price: string | null
  title: Readonly<Record<string, string>>
  description: Readonly<Record<string, string>>
  photos: number
  permit: string | null
}
export type Difference = {
  kind: DifferenceKind
  ours: string
  theirs: string
  cause: DifferenceCause
}
/** What is known of how the two came apart. */
export type Told = {
  /** The portal was told the very listing that is compared. */
  isTold: boolean
  /** It did not take the last change. */
  isRefused: boolean
}

/** So much of a text is shown; it is the whole that is compared. */
const MOST_SHOWN = 400

/**
 * Everything in which the two differ, each with where it may come from. A listing that the one side does not show at all differs in
 * that alone. White space, and how many photos came late, make no difference that anybody sees: texts are compared by their words.
 */
export function differencesOf(
  ours: Appearance,
  theirs: Appearance | null,
  told: Told,
): Difference[] {
  const cause = causeOf(told)
  if (ours.isLive !== (theirs?.isLive ?? false)) {
    return [{ kind: 'status', ours: liveness(ours), theirs: liveness(theirs), cause }]
  }
  if (!ours.isLive || !theirs) return []
  const pairs: [DifferenceKind, string, string][] = [
    ['price', ours.price ?? '', theirs.price ?? ''],
    ['title', textIn(ours.title), textIn(theirs.title)],
    ['description', textIn(ours.description), textIn(theirs.description)],
    ['photos', String(ours.photos), String(theirs.photos)],
    ['permit', ours.permit ?? '', theirs.permit ?? ''],
  ]
  return pairs
    .filter(([, our, their]) => our !== their)
    .map(([kind, our, their]) => ({ kind, ours: sayable(our), theirs: sayable(their), cause }))
}

function causeOf({ isTold, isRefused }: Told): DifferenceCause {
  if (isRefused) return 'refused'
  return isTold ? 'changedThere' : 'waiting'
}

function liveness(appearance: Appearance | null): string {
  return appearance?.isLive ? 'live' : 'off'
}

/** All languages of a text in one order, its words as they follow each other. */
function textIn(texts: Appearance['title']): string {
  return Object.entries(texts)
    .map(([language, text]) => [language, text.split(/\s+/u).filter(Boolean).join(' ')] as const)
    .filter(([, text]) => text !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, text]) => text)
    .join(' · ')
}

/** So much of a text as is shown, as it can be stored: what a portal writes is outside text. */
export function sayable(text: string): string {
  const storable = text.toWellFormed().replaceAll('\0', '')
  const letters = Array.from(storable)
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join('')}…` : storable
}
