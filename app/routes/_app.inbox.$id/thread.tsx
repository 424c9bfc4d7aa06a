import { useEffect } from 'react'
import { can } from '#domain/access/access.ts'
import { bookingWords } from '#words/booking.ts'
import { messageWords } from '#words/messages.ts'
import { useBookFromMessage } from '../../booking/use-book-from-message.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { useShortcuts } from '../../components/hooks/use-shortcuts.ts'
import { Button } from '../../components/kit/button.tsx'
import { CustomerPhone } from './chat/customer-phone.tsx'
import { Composer } from './composer.tsx'
import { CustomerMailbox } from './customer-mailbox.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { Refusals } from './refusals.tsx'
import { ThreadHead } from './thread-head.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { LoadedThread, ShownMessage } from './loaded/thread-loader.server.ts'

/** All that was written with one contact, the newest at the bottom, and below it the answer. */
export function Thread({ thread }: { thread: LoadedThread }) {
  const { id, name, conversation, page, mayWrite } = thread
  const { rows, complete, loading, loadMore } = usePagedRows(page, { idOf: (row) => row.id })
  const words = messageWords()
  useRead(id, conversation?.lastInAt ?? null)
  const book = useBooking(rows)
  return (
    <section aria-label={name ?? words.unknown} className="flex min-h-0 flex-1 flex-col">
      <ThreadHead thread={thread} />
      {/* From its end: what is read first is the newest, and what comes above moves nothing. */}
      <div
        tabIndex={0}
        role="log"
        aria-label={words.list}
        className="flex min-h-0 flex-1 flex-col-reverse gap-3 overflow-y-auto p-4"
      >
        {rows.map((message) => (
          <MessageBubble
            key={message.id}
            message={message}
            contactId={id}
            mayWrite={mayWrite}
            onBook={book}
          />
        ))}
        {!complete && (
          <div className="grid justify-center">
            <Button disabled={loading} onClick={loadMore}>
              {words.older}
            </Button>
          </div>
        )}
      </div>
      <Refusals thread={thread} />
      {mayWrite ? (
        <Composer thread={thread} />
      ) : (
        <p className="border-t p-4 text-sm text-muted">{words.readOnly}</p>
      )}
      {mayWrite && <Customer thread={thread} />}
    </section>
  )
}

/** In a demo one plays the customer, too. */
function Customer({ thread }: { thread: LoadedThread }) {
  const { isDemo, demo, chat, text } = thread
  return (
    <div className="flex flex-wrap justify-end gap-2 px-4 pb-3 empty:hidden">
      {demo.whatsapp && chat.address && <CustomerPhone thread={thread} channel="whatsapp" />}
      {demo.sms && text.address && <CustomerPhone thread={thread} channel="sms" />}
      {isDemo && <CustomerMailbox thread={thread} />}
    </div>
  )
}

/** Books what a message says, by its button or by V; null for who books no viewings. */
function useBooking(rows: readonly ShownMessage[]): ((messageId: string) => void) | null {
  const { me } = useWorkspace()
  const book = useBookFromMessage()
  const mayBook = can({ kind: 'person', ...me }, 'create', 'viewing')
  const bookOne = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-message]')
    // Of our own messages nobody proposes a time to us.
    const theirs = rows.filter(({ direction }) => direction === 'inbound')
    const message = theirs.find(({ id }) => id === focused?.dataset['message']) ?? theirs[0]
    if (message) book(message.id)
  }
  useShortcuts({ v: { run: bookOne, does: bookingWords().guess.key } }, mayBook)
  return mayBook ? book : null
}

/** Whoever has it before them has read it. */
function useRead(id: string, lastInAt: string | null): void {
  const { run } = useAction(`/inbox/${id}`)
  useEffect(() => {
    if (lastInAt) run({ intent: 'read', at: lastInAt })
    // Once for each message that comes, whatever else the page does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, lastInAt])
}
