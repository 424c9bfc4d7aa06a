import { programWords } from '#words/programs.ts'
import { type Ask, ApprovalCard } from '../programs/approval-card.tsx'

/** Above what is being done, and never in its way: nothing waits for it but the program. */
export function AsksPanel({ asks }: { asks: readonly Ask[] }) {
  const words = programWords()
  return (
    <section
      aria-label={words.asks}
      className="fixed end-3 bottom-16 z-40 grid max-h-[70dvh] w-[min(26rem,calc(100vw-1.5rem))] gap-2 overflow-y-auto md:bottom-3"
    >
      {asks.map((ask) => (
        <ApprovalCard key={ask.id} ask={ask} />
      ))}
    </section>
  )
}
