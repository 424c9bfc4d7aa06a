import { X } from 'lucide-react'
import { useWorkspace } from '../frame/workspace.tsx'
import { useRecordField } from '../live/record-fields.tsx'
import { cn } from './class-names.ts'
import { FieldRow, fieldClass } from './field-row.tsx'
import { Select } from './select.tsx'

const MOST = 12

/** Communities that somebody would live in, as chips; the list adds one. */
export function AreasField({ name }: { name: string }) {
  const field = useRecordField(name)
  const { areas, areaName } = useWorkspace()
  const chosen = Array.isArray(field.value) ? field.value.map(String) : []
  const left = areas.filter((area) => !chosen.includes(area.key))
  const write = (keys: string[]) => field.write(keys.length > 0 ? keys : null)
  return (
    <FieldRow label={field.label} evidence={field.evidence} peers={field.peers}>
      {(props) => (
        <div
          className={cn(
            'flex min-h-8 w-full flex-wrap items-center gap-1',
            chosen.length > 0 && 'py-1',
          )}
          onFocus={field.onFocus}
          onBlur={field.onLeave}
        >
          {chosen.map((key) => (
            <span
              key={key}
              className="ms-0.5 inline-flex h-6 items-center gap-0.5 rounded-md bg-hover ps-2 pe-1 text-xs"
            >
              {areaName(key)}
              {!field.readOnly && (
                <button
                  type="button"
                  aria-label={`Remove ${areaName(key)}`}
                  onClick={() => write(chosen.filter((other) => other !== key))}
                  className="grid size-4 place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink"
                >
                  <X className="size-3" aria-hidden />
                </button>
              )}
            </span>
          ))}
          {!field.readOnly && chosen.length < MOST && (
            <span className={chosen.length > 0 ? 'w-40' : 'w-full'}>
              <Select
                {...props}
                value=""
                empty="Add a community"
                options={left.map((area) => ({ value: area.key, label: area.name }))}
                onChange={(event) => write([...chosen, event.target.value])}
                className={cn(fieldClass, 'text-faint', chosen.length > 0 && 'h-6')}
              />
            </span>
          )}
        </div>
      )}
    </FieldRow>
  )
}
