import { currentLanguage } from '#words/catalogue/language.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { portalWords } from '#words/portals.ts'
import { RelativeTime } from '../../../components/format/time.tsx'
import type { PortalNote } from './portal-notes.server.ts'

/** What the portal demands and by when, what of the listing it did not take, and how much it shows otherwise. */
export function RowNotes({ notes, reason }: { notes: PortalNote; reason: string | undefined }) {
  const words = portalWords().listing
  const language = currentLanguage()
  const { leftOut, demands, differences } = notes
  return (
    <>
      {demands.map(({ kind, message, dueAt }) => (
        <p key={kind} className="rounded-md bg-warn-soft px-2 py-1.5 text-xs">
          <span className="font-medium text-warn">{words.demand}:</span>{' '}
          <bdi>{message[language] ?? message.en ?? message.ar ?? kind.replaceAll('_', ' ')}</bdi>
          {dueAt && (
            <span className="text-muted">
              {' '}
              · {words.due} <RelativeTime at={dueAt} />
            </span>
          )}
        </p>
      ))}
      {reason && (
        <p dir="auto" className="text-xs text-bad">
          {sayPortalReason(reason)}
        </p>
      )}
      {differences > 0 && <p className="text-xs text-warn">{words.differs(differences)}</p>}
      {leftOut.length > 0 && (
        <p className="text-xs text-muted">{words.leftOut(leftOut.join(', '))}</p>
      )}
    </>
  )
}
