/** Why two contacts are perhaps the same, the strongest first. */
export const LIKENESSES = ['phone', 'email', 'nameAndPhone', 'nameAndEmail'] as const
export type Likeness = (typeof LIKENESSES)[number]

/** Pairs that are to be looked at, and those of which somebody has said that they are two. */
export const PAIR_BOXES = ['open', 'different'] as const
export type PairBox = (typeof PAIR_BOXES)[number]

/** What somebody is reached by, as it is compared: phones as E.164, e-mails in small letters. */
export type Reached = { phones: readonly string[]; emails: readonly string[] }

/** What somebody is known by, as the log names it, and whether they are there at all. */
const TELLING = ['name', 'nameAr', 'phone', 'email', 'also', 'mergedInto', 'archivedAt']

/** Whether a change of these fields of a contact may make it like another, or unlike. */
export function isTelling(fields: Record<string, unknown>): boolean {
  return TELLING.some((field) => Object.hasOwn(fields, field))
}

/** Of two that are called alike, what else speaks for their being the same; null where nothing does: a name alone is many people's. */
export function likenessOfNamesakes(one: Reached, other: Reached): Likeness | null {
  if (alike(one.phones, other.phones, isSlip).length > 0) return 'nameAndPhone'
  return alike(one.emails, other.emails, hasSameName).length > 0 ? 'nameAndEmail' : null
}

/** The phones and e-mails of either that speak for the two being one. */
export function listEvidence(one: Reached, other: Reached): string[] {
  const isSame = (mine: string, theirs: string) => mine === theirs
  const pairs = [
    ...alike(one.phones, other.phones, (...both) => isSame(...both) || isSlip(...both)),
    ...alike(one.emails, other.emails, (...both) => isSame(...both) || hasSameName(...both)),
  ]
  return [...new Set(pairs.flat())]
}

function alike(
  ones: readonly string[],
  others: readonly string[],
  is: (one: string, other: string) => boolean,
): [string, string][] {
  return ones.flatMap((one) =>
    others.filter((other) => is(one, other)).map((other): [string, string] => [one, other]),
  )
}

/** A digit misheard, or two that changed places. */
function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const differs = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]))
  if (differs.length === 1) return true
  const [first = 0, second = 0] = differs
  const isSwap = one[first] === other[second] && one[second] === other[first]
  return differs.length === 2 && second === first + 1 && isSwap
}

/** The same name before another house: people have more than one address. What is everybody's says nothing. */
function hasSameName(one: string, other: string): boolean {
  const [name = '', ...of] = one.split('@')
  const [named = '', ...ofOther] = other.split('@')
  const isTheirs = of.length === 1 && ofOther.length === 1 && name.length >= SHORTEST
  return isTheirs && name === named && !EVERYBODYS.has(name)
}

const SHORTEST = 5
const EVERYBODYS = new Set([
  'admin',
  'contact',
  'enquiry',
  'enquiries',
  'hello',
  'office',
  'sales',
  'reception',
  'support',
])
