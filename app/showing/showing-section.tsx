import { CalendarClock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isOpen, type ShowingPlan } from '#domain/viewing/showing.ts'
import { showingWords } from '#words/showing.ts'
import type { FoundPlan } from '#db/pace/viewings/showings.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { OFFERED_MS } from '../components/hooks/undo-stack.ts'
import { Button } from '../components/kit/button.tsx'
import { Section } from '../components/kit/card.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { notify, notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import { sayShowing } from './say-showing.ts'
import { ShowingForm } from './showing-form.tsx'

type ShowingSectionProps = { listingId: string; showing: FoundPlan; mayWrite: boolean }
type Answer = { laid: FoundPlan }

/** When the home can be shown: as it is laid down, and for who may, to be changed. */
export function ShowingSection({ listingId, showing, mayWrite }: ShowingSectionProps) {
  const words = showingWords()
  const { lay, busy, problem, isOpen: open, setOpen } = useLaying(listingId, showing)
  return (
    <Section
      title={words.title}
      actions={
        mayWrite && (
          <Button size="sm" onClick={() => setOpen(true)}>
            <CalendarClock className="size-3.5" aria-hidden />
            {words.edit}
          </Button>
        )
      }
    >
      {isOpen(showing.plan) ? (
        <p className="text-sm text-muted">{words.none}</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {sayShowing(showing.plan).map((line) => (
            <li key={line} dir="auto" className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={words.title}
        description={words.about}
        className="max-w-2xl"
      >
        <ShowingForm
          plan={showing.plan}
          busy={busy}
          problem={problem}
          onSave={lay}
          onBack={() => setOpen(false)}
        />
      </Dialog>
    </Section>
  )
}

/** Lays down a plan and offers to take that back; what a colleague has changed meanwhile is refused, with the form as it stands. */
function useLaying(listingId: string, showing: FoundPlan) {
  const { run, busy, data, problem } = useAction<Answer>('/listings/showing')
  const [isShown, setOpen] = useState(false)
  const [before, setBefore] = useState<ShowingPlan | null>(null)
  const send = (plan: ShowingPlan, revision: number) =>
    run({ listingId, revision: String(revision), plan: JSON.stringify(plan) })
  const laid = data?.laid
  useEffect(() => {
    if (!laid) return
    const words = showingWords()
    setOpen(false)
    if (!before) return notify('done', words.takenBack)
    const undo = () => {
      setBefore(null)
      send(before, laid.revision)
    }
    notifyUndoable(words.saved, { label: words.undo, onUndo: undo, ms: OFFERED_MS })
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [laid])
  return {
    busy,
    problem,
    isOpen: isShown,
    setOpen,
    lay: (plan: ShowingPlan) => {
      setBefore(showing.plan)
      send(plan, showing.revision)
    },
  }
}
