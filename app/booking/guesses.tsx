import { Quote } from 'lucide-react'
import { bookingWords } from '#words/booking.ts'
import { formatInstantDay } from '../components/format/format-time.ts'
import { fromLocalInput } from '../components/format/local-input.ts'
import { cn } from '../components/kit/class-names.ts'
import { listLabel } from '../house/lists.ts'
import type { Guess, GuessedTime } from './guess/guess.ts'
import type { When } from './when-fields.tsx'

type GuessesProps = {
  guess: Guess
  when: When
  /** The home that is chosen: of another one it was not asked what is free. */
  homeId: string | null
  onChoose: (when: When) => void
}

/** What a message was taken to say, each with its words, for somebody to look over and to choose. */
export function Guesses({ guess, when, homeId, onChoose }: GuessesProps) {
  const words = bookingWords().guess
  const { home, times, minutes } = guess
  const isOfHome = homeId === (home?.id ?? null)
  if (times.length === 0 && !home) return null
  return (
    <section aria-label={words.title} className="grid gap-2 rounded-md bg-ai-soft p-3 text-xs">
      <h3 className="flex items-center gap-1.5 font-medium text-ai">
        <Quote className="size-3.5" aria-hidden />
        {words.title}
      </h3>
      {home && <p className="wrap-anywhere">{sayHome(home)}</p>}
      {times.length > 0 && (
        <ul className="grid gap-1">
          {times.map((time) => (
            <li key={`${time.day} ${time.clock}`}>
              <TimeGuess
                time={time}
                isOfHome={isOfHome}
                isChosen={when.day === time.day && when.clock === time.clock}
                onChoose={() => onChoose({ day: time.day, clock: time.clock, minutes })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type TimeGuessProps = {
  time: GuessedTime
  isOfHome: boolean
  isChosen: boolean
  onChoose: () => void
}

function TimeGuess({ time, isOfHome, isChosen, onChoose }: TimeGuessProps) {
  const words = bookingWords().guess
  const { day, clock, standing, isSaid } = time
  const instant = fromLocalInput(`${day}T${clock}`)
  const isFree = standing === 'free'
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cn(
        'flex min-h-9 w-full flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md border bg-surface px-2 py-1 text-start hover:bg-hover pointer-coarse:min-h-11',
        isChosen && 'border-accent bg-accent-soft',
      )}
    >
      <span className="font-medium tabular-nums">
        {words.at(instant ? formatInstantDay(instant) : day, clock)}
      </span>
      <q className="min-w-0 text-muted wrap-anywhere" dir="auto">
        {time.words}
      </q>
      <span className={cn('ms-auto', isFree ? 'text-good' : 'text-warn')}>
        {isOfHome && (isFree && !isSaid ? words.firstFree : words.standing[standing])}
      </span>
    </button>
  )
}

function sayHome({ namedIn, words: said }: NonNullable<Guess['home']>): string {
  const words = bookingWords().guess
  if (namedIn !== 'enquiry') return words.home[namedIn](said)
  return words.home.enquiry(listLabel('source', said))
}
