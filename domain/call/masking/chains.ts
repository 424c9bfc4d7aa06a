import type { SensitiveType } from '../annotation.ts'
import type { Piece } from './conversation.ts'
import { type Run, partOf } from './number-runs.ts'
import { isIban } from './ibans.ts'
import { isCardShape, isGroupedAsCard, LONGEST, passesLuhn } from './secret-numbers.ts'

/** A number whose last part has just been said: the pieces before it, and how many tokens of the run belong to it. */
export type Chain = { type: SensitiveType; digits: string; pieces: readonly Piece[]; to: number }

/** Whether a run completes what its speaker began, in at most as many steps as the longest number has digits. */
export function completedChain(pieces: readonly Piece[], run: Run): Chain | null {
  let before = ''
  for (let from = pieces.length - 1; from >= 0; from -= 1) {
    const piece = pieces[from]
    if (!piece || before.length + piece.digits.length > LONGEST.iban) return null
    before = piece.digits + before
    const chain = completedWith({ pieces: pieces.slice(from), before, run })
    if (chain) return chain
  }
  return null
}

type Begun = { pieces: readonly Piece[]; before: string; run: Run }

function completedWith({ pieces, before, run }: Begun): Chain | null {
  let digits = before
  for (let to = 1; to <= run.tokens.length; to += 1) {
    digits += run.tokens[to - 1]?.digits ?? ''
    if (digits.length > LONGEST.iban) return null
    const type = typeOfChain(digits, pieces, partOf(run, 0, to))
    if (type) return { type, digits, pieces, to }
  }
  return null
}

function typeOfChain(digits: string, pieces: readonly Piece[], part: Run): SensitiveType | null {
  if (/^784\d{12}$/.test(digits)) return 'idNumber'
  if (/^[A-Z]/.test(digits)) return isIban(digits) ? 'iban' : null
  return isCardShape(digits) && isCardChain(digits, pieces, part) ? 'card' : null
}

/** Without a right sum, as after a misheard digit, it takes more to be sure: prices and years are groups of four too. */
function isCardChain(digits: string, pieces: readonly Piece[], part: Run): boolean {
  const isTold = pieces.some(({ type }) => type === 'card') || pieces.every(({ alone }) => alone)
  if (passesLuhn(digits)) return isTold || pieces.length === 1 || isGrouped(pieces, part)
  return digits.length === 16 && isGrouped(pieces, part) && (isTold || pieces.length === 1)
}

function isGrouped(pieces: readonly Piece[], part: Run): boolean {
  const isPieceGrouped = ({ groups }: Piece) =>
    groups.every((length) => length === 4) ||
    groups.every((length) => length <= 2) ||
    (groups.length === 1 && (groups[0] ?? 0) % 4 === 0)
  return pieces.every(isPieceGrouped) && isGroupedAsCard(part)
}

/** What the pieces that are masked already go on as, where the run may be their next part. */
export function continuedType(pieces: readonly Piece[], run: Run): SensitiveType | null {
  const type = pieces.at(-1)?.type
  if (!type || type === 'cvv' || type === 'passport') return null
  const begun = pieces.slice(1 + pieces.findLastIndex((piece) => piece.type !== type))
  const had = begun.reduce((sum, { digits }) => sum + digits.length, 0)
  const left = { card: 16, idNumber: 15, iban: 23 }[type] - had
  const isNext = run.digits.length === left || (run.digits.length >= 4 && run.digits.length < left)
  return isNext ? type : null
}
