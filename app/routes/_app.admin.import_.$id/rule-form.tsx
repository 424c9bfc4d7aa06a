import {
  DUPLICATE_MODES,
  type ImportMapping,
  type ImportNoun,
  type ImportRule,
  type MatchBy,
  MATCHES,
} from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { Field } from '../../components/kit/field.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'

type Props = {
  noun: ImportNoun
  mapping: ImportMapping
  rule: ImportRule
  onMapping: (mapping: ImportMapping) => void
  onRule: (rule: ImportRule) => void
}

/** What is done with what is there already, and by what it is told. */
export function RuleForm({ noun, mapping, rule, onMapping, onRule }: Props) {
  const words = importWords()
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={words.rule}>
        {(props) => (
          <Select
            {...props}
            value={rule.mode}
            options={optionsOf(words.modes)}
            onChange={({ target }) =>
              onRule({
                ...rule,
                mode: DUPLICATE_MODES.find((mode) => mode === target.value) ?? 'fill',
              })
            }
          />
        )}
      </Field>
      <Matches noun={noun} rule={rule} onRule={onRule} />
      <Field label={words.dates}>
        {(props) => (
          <Select
            {...props}
            value={mapping.dates}
            options={optionsOf(words.dateOrders)}
            onChange={({ target }) =>
              onMapping({
                ...mapping,
                dates: target.value === 'monthFirst' ? 'monthFirst' : 'dayFirst',
              })
            }
          />
        )}
      </Field>
      <Field label={words.unreadable}>
        {(props) => (
          <Select
            {...props}
            value={rule.unreadable}
            options={optionsOf(words.unreadables)}
            onChange={({ target }) =>
              onRule({ ...rule, unreadable: target.value === 'leave' ? 'leave' : 'refuse' })
            }
          />
        )}
      </Field>
    </div>
  )
}

function Matches({ noun, rule, onRule }: Pick<Props, 'noun' | 'rule' | 'onRule'>) {
  const words = importWords()
  const matches = MATCHES.filter((one) => noun !== 'listing' || one === 'externalId')
  const change = (match: MatchBy, isChosen: boolean) =>
    onRule({
      ...rule,
      matchBy: MATCHES.filter((one) => (one === match ? isChosen : rule.matchBy.includes(one))),
    })
  return (
    <fieldset className="grid content-start gap-1">
      <legend className="mb-1 text-xs font-medium text-muted">{words.matchBy}</legend>
      {matches.map((match) => (
        <label key={match} className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={rule.matchBy.includes(match)}
            onChange={({ target }) => change(match, target.checked)}
          />
          {words.matches[match]}
        </label>
      ))}
    </fieldset>
  )
}
