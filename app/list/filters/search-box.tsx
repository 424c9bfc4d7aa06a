import { Search } from 'lucide-react'
import { useState } from 'react'
import { LONGEST_SEARCH } from '#domain/list/state.ts'
import { useRest } from '../../components/kit/use-rest.ts'
import { TextInput } from '../../components/kit/field.tsx'

const TYPING_MS = 220

type SearchBoxProps = {
  label: string
  text: string | null
  onChange: (text: string | null) => void
}

/** What is typed is searched when the typing rests. What comes from the address, by Back or a view, is shown as soon as it differs. */
export function SearchBox({ label, text, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(text ?? '')
  const [asked, setAsked] = useState(text)
  const { rest, goOn } = useRest()
  if (asked !== text) {
    setAsked(text)
    setTyped(text ?? '')
  }
  function search(value: string, wait: number) {
    const wanted = value.trim() || null
    rest(wait, () => {
      setAsked(wanted)
      onChange(wanted)
    })
  }
  return (
    <label className="relative w-52 shrink-0">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="absolute start-2.5 top-2 size-4 text-faint" />
      <TextInput
        type="search"
        dir="auto"
        maxLength={LONGEST_SEARCH}
        value={typed}
        placeholder={label}
        className="ps-8"
        onChange={({ target: { value } }) => {
          setTyped(value)
          search(value, TYPING_MS)
        }}
        onBlur={goOn}
        onKeyDown={(event) => event.key === 'Enter' && search(typed, 0)}
      />
    </label>
  )
}
