import { useEffect, useState } from 'react'
import type { Pending } from '#live/kept-copies.ts'
import { signInWords } from '#words/sign-in.ts'
import { pendingWords } from '../../components/format/pending-words.ts'
import { forgetAll } from '../../live/document/kept-here.ts'

/**
 * Nobody is signed in: what this browser has kept of anybody's records goes, and what of it was stored nowhere else is said.
 * Where only time ran out, that stays until its person is back.
 */
export function LeftBehind({ keepPending }: { keepPending: boolean }) {
  const [pending, setPending] = useState<readonly Pending[]>([])
  useEffect(() => {
    // Nothing can be read or taken away where the browser lets no page keep anything: nothing was kept there either.
    void forgetAll({ keepPending }).then(setPending, () => undefined)
  }, [keepPending])
  if (pending.length === 0) return null
  const words = signInWords()
  return (
    <p role="alert" className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
      {keepPending ? words.kept(pendingWords(pending)) : words.lost(pendingWords(pending))}
    </p>
  )
}
