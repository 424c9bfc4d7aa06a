import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { tellingWords } from '#words/telling.ts'
import { Button } from '../components/kit/button.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { AskedToTell } from './ask-to-tell.ts'
import { LastTold } from './last-told.tsx'
import type { FoundTelling, Proposal } from './proposal.ts'
import { TellingForm } from './telling-form.tsx'

type DialogProps = { asked: AskedToTell | null; onClose: () => void }

/** What could be written to the customer of a viewing: it goes only when somebody sends it. */
export function TellingDialog({ asked, onClose }: DialogProps) {
  // What is asked of a viewing goes with its window: what is shut asks for nothing.
  return asked && <Telling key={asked.viewingId} asked={asked} onClose={onClose} />
}

function Telling({ asked, onClose }: { asked: AskedToTell; onClose: () => void }) {
  const words = tellingWords()
  const { viewingId, occasion: wanted } = asked
  const { load, data } = useFetcher<FoundTelling>()
  useEffect(() => {
    const query = new URLSearchParams({ viewing: viewingId })
    if (wanted) query.set('occasion', wanted)
    load(`/viewings/tell?${query.toString()}`)
  }, [viewingId, wanted, load])
  const found = useLastAnswer(data)
  const occasion = found?.proposal?.occasion
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={occasion ? words.titles[occasion] : words.open}
      description={words.about}
    >
      {found ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {found.last && <LastTold viewingId={viewingId} last={found.last} onRevoked={onClose} />}
          {found.proposal && found.proposal.ways.length > 0 ? (
            <TellingForm key={viewingId} proposal={found.proposal} onDone={onClose} />
          ) : (
            <Nothing proposal={found.proposal} onClose={onClose} />
          )}
        </div>
      ) : (
        <p role="status" className="text-sm text-muted">
          {words.loading}
        </p>
      )}
    </Dialog>
  )
}

function Nothing({ proposal, onClose }: { proposal: Proposal | null; onClose: () => void }) {
  const words = tellingWords()
  return (
    <>
      <p className="text-sm text-muted">{proposal ? words.nobody : words.nothing}</p>
      {proposal?.lacks && <p className="text-xs text-muted">{words[proposal.lacks]}</p>}
      <div className="flex justify-end">
        <Button variant="quiet" onClick={onClose}>
          {words.notNow}
        </Button>
      </div>
    </>
  )
}
