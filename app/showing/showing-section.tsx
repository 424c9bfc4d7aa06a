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
  const { lay, busy, problem, opened, setOpened } = useLaying(listingId, showing)
  return (
    <Section
      title={words.title}
      actions={
        mayWrite && (
          <Button size="sm" onClick={() => setOpened(showing)}>
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
        open={opened !== null}
        onOpenChange={(isShown) => !isShown && setOpened(null)}
        title={words.title}
        description={words.about}
        className="max-w-2xl"
      >
        {opened && (
          <ShowingForm
            plan={opened.plan}
            busy={busy}
            problem={problem}
            notice={
              opened.revision !== showing.revision && (
                <ChangedMeanwhile
                  plan={showing.plan}
                  onGoOn={() => setOpened({ plan: opened.plan, revision: showing.revision })}
                />
              )
            }
            onSave={lay}
            onBack={() => setOpened(null)}
          />
        )}
      </Dialog>
    </Section>
  )
}

/** What a colleague has laid down since the window was opened: it is written over by a press alone. */
function ChangedMeanwhile({ plan, onGoOn }: { plan: ShowingPlan; onGoOn: () => void }) {
  const words = showingWords()
  return (
    <div role="alert" className="grid gap-2 rounded-md border border-warn bg-warn-soft p-3 text-sm">
      <p className="font-medium text-warn">{words.changedMeanwhile}</p>
      <p dir="auto" className="text-xs wrap-anywhere">
        {isOpen(plan) ? words.none : sayShowing(plan).join(' · ')}
      </p>
      <Button size="sm" className="justify-self-start" onClick={onGoOn}>
        {words.goOn}
      </Button>
    </div>
  )
}

/** Lays down a plan and offers to take that back; what a colleague has changed meanwhile is refused, with the form as it stands. */
function useLaying(listingId: string, showing: FoundPlan) {
  const { run, busy, data, problem } = useAction<Answer>('/listings/showing')
  /** The plan with the revision that the form was opened with: what a colleague changes later is theirs. */
  const [opened, setOpened] = useState<FoundPlan | null>(null)
  const [before, setBefore] = useState<ShowingPlan | null>(null)
  const send = (plan: ShowingPlan, revision: number) =>
    run({ listingId, revision: String(revision), plan: JSON.stringify(plan) })
  const laid = data?.laid
  useEffect(() => {
    if (!laid) return
    const words = showingWords()
    setOpened(null)
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
    opened,
    setOpened,
    lay: (plan: ShowingPlan) => {
      if (!opened) return
      // What is replaced is what stands now, if it is still that one; else this is refused.
      setBefore(showing.revision === opened.revision ? showing.plan : opened.plan)
      send(plan, opened.revision)
    },
  }
}
