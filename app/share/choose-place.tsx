import { useFetcher } from '@remix-run/react'
import { Building2, Users } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { isNameMeant } from '#domain/text/name-match.ts'
import { toAsciiDigits } from '#domain/text/plain-text.ts'
import type { SearchHit } from '#domain/search/hit.ts'
import { shareWords } from '#words/share.ts'
import { Section } from '../components/kit/card.tsx'
import { TextInput } from '../components/kit/field.tsx'
import type { Place } from './use-shared.ts'

/** A record that something can be put to: what it is called, and what stands beside that. */
export type Offered = { kind: 'lead' | 'listing'; id: string; title: string; detail: string }

type ChoosePlaceProps = {
  /** One's own, those that changed last first. */
  own: readonly Offered[]
  /** Listings take no words alone. */
  takesListings: boolean
  busy: boolean
  onChoose: (place: Place) => void
}

const SHORTEST = 2
const ICONS = { lead: Users, listing: Building2 } as const

/** To which lead or listing it belongs: one's own at once, without a network too; any other by its name. */
export function ChoosePlace({ own, takesListings, busy, onChoose }: ChoosePlaceProps) {
  const [sought, setSought] = useState('')
  const asked = useDeferredValue(sought).trim()
  const found = useFound(asked)
  const words = shareWords()
  const all = useMemo(() => {
    const mine = own.filter(meantBy(asked))
    const others = found.filter((hit) => !mine.some(({ id }) => id === hit.id))
    return [...mine, ...others].filter(({ kind }) => takesListings || kind === 'lead')
  }, [own, found, asked, takesListings])
  return (
    <Section title={words.where}>
      <TextInput
        type="search"
        dir="auto"
        aria-label={words.find}
        placeholder={words.find}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
        className="mb-3 pointer-coarse:h-11"
      />
      {all.length === 0 ? (
        <p role="status" className="text-sm text-muted">
          {words.noneFound}
        </p>
      ) : (
        <ul className="divide-y rounded-lg border">
          {all.map((one) => (
            <OfferedRow key={one.id} offered={one} busy={busy} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </Section>
  )
}

type OfferedRowProps = Pick<ChoosePlaceProps, 'busy' | 'onChoose'> & { offered: Offered }

function OfferedRow({ offered: { kind, id, title, detail }, busy, onChoose }: OfferedRowProps) {
  const Icon = ICONS[kind]
  return (
    <li>
      <button
        type="button"
        disabled={busy}
        onClick={() => onChoose(`${kind}:${id}`)}
        className="flex min-h-11 w-full items-center gap-3 px-3 py-1.5 text-start hover:bg-hover"
      >
        <Icon className="size-4 shrink-0 text-faint" aria-hidden />
        <bdi className="min-w-0 flex-1 truncate font-medium">{title}</bdi>
        <bdi className="shrink-0 text-xs text-faint">{detail}</bdi>
      </button>
    </li>
  )
}

/** What the search knows of it, where there is a network. */
function useFound(asked: string): Offered[] {
  const { load, data } = useFetcher<{ text: string; hits: SearchHit[] } | null>()
  useEffect(() => {
    if (asked.length >= SHORTEST) load(`/search?few&q=${encodeURIComponent(asked)}`)
  }, [asked, load])
  if (!data || data.text !== asked) return []
  return data.hits.flatMap(({ kind, id, title, detail }) =>
    kind === 'lead' || kind === 'listing' ? [{ kind, id, title, detail }] : [],
  )
}

function meantBy(sought: string): (one: Offered) => boolean {
  const asked = toAsciiDigits(sought).toLocaleLowerCase()
  return ({ title, detail }) =>
    asked === '' || detail.toLocaleLowerCase().includes(asked) || isNameMeant(title, asked)
}
