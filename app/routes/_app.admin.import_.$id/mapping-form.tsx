import { useState } from 'react'
import type { ImportMapping, ImportRule } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import type { viewMapping } from '../../imports/page/view-import.server.ts'
import { ColumnList } from './column-list.tsx'
import type { ShownImport } from './progress.tsx'
import { RuleForm } from './rule-form.tsx'
import { ValueList } from './value-list.tsx'

type Mapped = Awaited<ReturnType<typeof viewMapping>>
type Changed = { mapping?: ImportMapping; rule?: ImportRule }

/** What each column is, what its values mean, and what is done with what is there already. Each change is kept at once. */
export function MappingForm({ one, mapped }: { one: ShownImport; mapped: Mapped }) {
  const words = importWords()
  const { run, busy } = useAction(`/admin/import/${one.id}`)
  const [mapping, setMapping] = useState(mapped.mapping)
  const [rule, setRule] = useState(one.rule)
  const send = (intent: 'map' | 'check', changed: Changed = {}) =>
    run({
      intent,
      mapping: JSON.stringify(changed.mapping ?? mapping),
      rule: JSON.stringify(changed.rule ?? rule),
    })
  const change = (next: ImportMapping) => {
    setMapping(next)
    send('map', { mapping: next })
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Section title={words.columns}>
        <ColumnList noun={one.noun} columns={mapped.columns} mapping={mapping} onChange={change} />
      </Section>
      {mapped.tables.length > 0 && (
        <Section title={words.values}>
          <p className="mb-2 text-xs text-muted">{words.valuesHint}</p>
          <ValueList
            noun={one.noun}
            tables={mapped.tables}
            mapping={mapping}
            onChange={setMapping}
          />
        </Section>
      )}
      <RuleForm
        noun={one.noun}
        mapping={mapping}
        rule={rule}
        onMapping={setMapping}
        onRule={setRule}
      />
      <Button
        variant={one.state === 'checked' ? 'secondary' : 'primary'}
        className="justify-self-start"
        disabled={busy}
        onClick={() => send('check')}
      >
        {one.state === 'checked' ? words.checkAgain : words.check}
      </Button>
    </div>
  )
}
