import { useEffect, useRef, useState } from 'react'
import type { Pending } from '#live/kept-copies.ts'
import { AuthenticityTokenInput } from 'remix-utils/csrf/react'
import { frameWords } from '#words/frame.ts'
import { whenIdle } from '../../components/hooks/when-idle.ts'
import { fetchAskDialog, LateAskDialog } from '../../components/kit/overlay/late-dialog.tsx'
import { fetchMenu } from '../../components/kit/overlay/menu.tsx'
import { pendingWords } from '../../components/format/pending-words.ts'
import { findPending } from '../../live/document/kept-here.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

/** The way out: what is kept in this browser goes with it, so that what is stored nowhere else is said before. */
export function useSignOut() {
  const { me } = useWorkspace()
  // A form of the browser's own: signing out ends the page, and its route is none of Remix's.
  const form = useRef<HTMLFormElement>(null)
  const [pending, setPending] = useState<readonly Pending[]>([])
  useEffect(() => whenIdle(fetchWayOut), [])

  async function signOut(): Promise<void> {
    const found = await findPending(me.id).catch(() => [])
    if (found.length > 0) setPending(found)
    else form.current?.requestSubmit()
  }

  function answer(isConfirmed: boolean): void {
    setPending([])
    if (isConfirmed) form.current?.requestSubmit()
  }

  const words = frameWords().signOut
  const parts = (
    <>
      <form ref={form} method="post" action="/sign-out" hidden>
        <AuthenticityTokenInput />
      </form>
      <LateAskDialog
        open={pending.length > 0}
        title={words.title}
        description={words.description(pendingWords(pending))}
        action={words.action}
        onAnswer={answer}
      />
    </>
  )
  return { signOut: () => void signOut(), parts }
}

/** One may want to leave when there is no network any more. */
function fetchWayOut(): void {
  fetchMenu()
  fetchAskDialog()
}
