import { sayProblem } from '#words/problems.ts'
import { useState } from 'react'
import { requireColumn, type ListColumn, type ListDefinition } from '#domain/list/definition.ts'
import { readValue } from '#domain/list/address.ts'
import {
  type Condition,
  type FilterValue,
  isOperator,
  type Operator,
  operatorsOf,
  valuesSchema,
} from '#domain/list/filter.ts'
import { listWords } from '#words/lists.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Select } from '../../components/kit/select.tsx'
import { DayInput } from './day-input.tsx'
import { currentHouse } from '../../house/current-house.ts'
import { columnWords } from '../words/list-words.ts'
import { PickList } from './pick-list.tsx'
import { operatorWords, useOptions } from '../words/value-words.ts'

type EditorProps = {
  list: ListDefinition
  condition: Condition
  /** Null where nothing is left to ask. */
  onDone: (condition: Condition | null) => void
}

/** One condition being written: how it compares, and with what. Enter or the button applies it. */
export function ConditionEditor({ list, condition, onDone }: EditorProps) {
  const { column: name } = condition
  const column = requireColumn(list, name)
  const [operator, setOperator] = useState<Operator>(condition.operator)
  const [texts, setTexts] = useState(() => condition.values.map((value) => String(value ?? '')))
  const [problem, setProblem] = useState<string | null>(null)
  const words = listWords()
  const options = operatorsOf(column).map((one) => ({ value: one, label: operatorWords(one, 1) }))
  function apply() {
    const read = readTexts(column, operator, texts)
    if ('problem' in read) setProblem(read.problem)
    else onDone(read.values ? { column: name, operator, values: read.values } : null)
  }
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        // A popover stands in the page's tree, where another form may wait for this event.
        event.stopPropagation()
        apply()
      }}
    >
      <div className="grid grid-cols-[auto_1fr] items-center gap-2 ps-1">
        <span className="text-sm font-medium">{columnWords(list.noun, name)}</span>
        <Select
          aria-label={words.operator}
          value={operator}
          options={options}
          onChange={({ target: { value } }) => isOperator(value) && setOperator(value)}
        />
      </div>
      <Values list={list} name={name} operator={operator} texts={texts} onChange={setTexts} />
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {words.apply}
      </Button>
    </form>
  )
}

type ValuesProps = {
  list: ListDefinition
  name: string
  operator: Operator
  texts: readonly string[]
  onChange: (texts: string[]) => void
}

function Values({ list, name, operator, texts, onChange }: ValuesProps) {
  const options = useOptions(list, name)
  const words = listWords()
  const { kind } = requireColumn(list, name)
  if (operator === 'empty' || operator === 'notEmpty') return null
  if (options) {
    const toggle = (value: string) => {
      if (kind === 'flag') onChange([value])
      else
        onChange(texts.includes(value) ? texts.filter((one) => one !== value) : [...texts, value])
    }
    return <PickList label={words.value} options={options} chosen={texts} onPick={toggle} />
  }
  const Input = kind === 'day' || kind === 'instant' ? DayInput : PlainInput
  const put = (at: number, text: string) => {
    const next = operator === 'between' ? [texts[0] ?? '', texts[1] ?? ''] : []
    next[at] = text
    onChange(next)
  }
  if (operator === 'between') {
    return (
      <div className="grid gap-2">
        <Input
          label={words.from}
          value={texts[0] ?? ''}
          onChange={(text) => put(0, text)}
          isFirst
        />
        <Input label={words.to} value={texts[1] ?? ''} onChange={(text) => put(1, text)} />
      </div>
    )
  }
  return (
    <Input label={words.value} value={texts[0] ?? ''} onChange={(text) => put(0, text)} isFirst />
  )
}

type InputProps = {
  label: string
  value: string
  onChange: (text: string) => void
  isFirst?: boolean
}

function PlainInput({ label, value, onChange, isFirst }: InputProps) {
  return (
    <Field label={label}>
      {(props) => (
        <TextInput
          {...props}
          dir="auto"
          autoFocus={isFirst}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

/** `values` is null where nothing was written at all: then nothing is asked. */
function readTexts(
  column: ListColumn,
  operator: Operator,
  texts: readonly string[],
): { values: FilterValue[] | null } | { problem: string } {
  if (operator === 'empty' || operator === 'notEmpty') return { values: [] }
  const read = texts.map((text) => readValue(column, text.trim(), currentHouse()))
  const refused = read.find((one) => typeof one === 'object' && one !== null)
  if (refused)
    return { problem: sayProblem({ code: 'invalid', detail: refused.problem, said: refused.said }) }
  const given = read as FilterValue[]
  if (given.every((value) => value === null)) return { values: null }
  const values =
    operator === 'between'
      ? [given[0] ?? null, given[1] ?? null]
      : given.filter((one) => one !== null)
  const parsed = valuesSchema(column, operator).safeParse(values)
  if (parsed.success) return { values }
  return { problem: sayProblem({ code: 'invalid', detail: parsed.error.issues[0]?.message ?? '' }) }
}
