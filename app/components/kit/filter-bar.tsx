import { Form, useNavigation, useSearchParams, useSubmit } from '@remix-run/react'
import { Search, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { kitWords } from '#words/kit.ts'
import { useRest } from './use-rest.ts'
import { IconButton } from './button.tsx'
import { cn } from './class-names.ts'
import { TextInput } from './field.tsx'
import { Select } from './select.tsx'

type FilterBarProps = {
  /** What the text field searches, `Search listings`. */
  search?: string
  /** Parameters of the address that are not filters of this bar and stay as they are. */
  keep?: readonly string[]
  children: ReactNode
  className?: string
}

const TYPING_MS = 220

/** Filters that live in the address: they can be sent to a colleague, and Back undoes them. Works without scripts. */
export function FilterBar({ search, keep = [], children, className }: FilterBarProps) {
  const submit = useSubmit()
  const { rest, goOn } = useRest()
  const [params] = useSearchParams()
  const busy = useNavigation().state === 'loading'
  const [cleared, setCleared] = useState(0)

  function send(form: HTMLFormElement, wait: number) {
    rest(wait, () =>
      submit(withoutEmpty(new FormData(form)), { replace: true, preventScrollReset: true }),
    )
  }

  const filtered = [...params.keys()].some((key) => key !== 'cursor' && !keep.includes(key))
  return (
    <Form
      method="get"
      role="search"
      key={cleared}
      onChange={(event) =>
        send(event.currentTarget, event.target instanceof HTMLInputElement ? TYPING_MS : 0)
      }
      onBlur={goOn}
      className={cn(
        '-mx-4 flex items-center gap-2 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0',
        className,
      )}
    >
      {keep.map((name) => (
        <input key={name} type="hidden" name={name} value={params.get(name) ?? ''} />
      ))}
      {search && (
        <label className="relative min-w-40 flex-1 md:max-w-64">
          <span className="sr-only">{search}</span>
          <Search aria-hidden className="absolute start-2.5 top-2 size-4 text-faint" />
          <TextInput
            type="search"
            name="q"
            defaultValue={cleared > 0 && !filtered ? '' : (params.get('q') ?? '')}
            placeholder={search}
            className={cn('ps-8', busy && 'animate-pulse')}
          />
        </label>
      )}
      {children}
      {filtered && (
        <IconButton
          label={kitWords().clearFilters}
          size="iconSm"
          onClick={() => {
            submit(keptOnly(params, keep), { replace: true })
            setCleared(cleared + 1)
          }}
        >
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </Form>
  )
}

type FilterSelectProps = {
  name: string
  label: string
  options: { value: string; label: string }[]
}

/** One filter: unset it says its own name, set it stands out. */
export function FilterSelect({ name, label, options }: FilterSelectProps) {
  const [params] = useSearchParams()
  const value = params.get(name) ?? ''
  return (
    <span className="w-31 shrink-0">
      <Select
        key={value}
        name={name}
        aria-label={label}
        defaultValue={value}
        empty={label}
        options={options}
        className={value ? 'border-accent/50 bg-accent-soft font-medium text-accent' : 'text-muted'}
      />
    </span>
  )
}

function keptOnly(params: URLSearchParams, keep: readonly string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => keep.includes(name)))
}

function withoutEmpty(form: FormData): FormData {
  const filled = new FormData()
  for (const [name, value] of form) if (value !== '') filled.append(name, value)
  return filled
}
