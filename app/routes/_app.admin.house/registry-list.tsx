import { useRevalidator } from '@remix-run/react'
import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { z } from 'zod'
import { outreachWords } from '#words/outreach.ts'
import { sayProblem } from '#words/problems.ts'
import { FileBox } from '../../components/files/file-box.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { formatLongDay } from '../../components/format/format-time.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { REGISTRY_PATH } from '../../outreach/registry/paths.ts'

type List = { name: string; asOf: string; numbers: number; unread: number }

/** The list that is asked, and a newer one in its place. */
export function RegistryList({ list, today }: { list: List | null; today: string }) {
  const words = outreachWords().registry
  return (
    <Section title={words.title}>
      <p className="mb-3 max-w-2xl text-sm text-muted">{words.why}</p>
      <p className="mb-4 text-sm">
        {list ? (
          <>
            <Filled
              text={words.list}
              parts={{
                name: <bdi>{list.name}</bdi>,
                numbers: formatNumber(list.numbers),
                day: formatLongDay(`${list.asOf}T12:00:00Z`),
              }}
            />
            {list.unread > 0 && <span className="text-muted"> · {words.unread(list.unread)}</span>}
          </>
        ) : (
          words.none
        )}
      </p>
      <BringIn today={today} />
    </Section>
  )
}

function BringIn({ today }: { today: string }) {
  const words = outreachWords().registry
  const fileId = useId()
  const { revalidate } = useRevalidator()
  const [file, setFile] = useState<File | null>(null)
  const [asOf, setAsOf] = useState(today)
  const [isBusy, setBusy] = useState(false)
  const send = async (list: File) => {
    setBusy(true)
    const problem = await sendList(list, asOf)
    setBusy(false)
    if (problem) return notify('problem', sayProblem(problem))
    notify('done', words.done)
    setFile(null)
    revalidate()
  }
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto] sm:items-end">
      <div className="grid min-w-0 gap-1">
        <label htmlFor={fileId} className="text-xs font-medium text-muted">
          {words.file}
        </label>
        <FileBox
          id={fileId}
          name={file?.name ?? null}
          placeholder={words.choose}
          accept=".csv,.txt"
          onChoose={setFile}
        />
      </div>
      <Field label={words.asOf}>
        {(props) => (
          <TextInput
            {...props}
            type="date"
            max={today}
            value={asOf}
            onChange={({ target }) => setAsOf(target.value)}
          />
        )}
      </Field>
      <Button
        variant="primary"
        disabled={!file || isBusy || asOf === ''}
        onClick={() => file && void send(file)}
      >
        <Upload className="size-3.5" aria-hidden />
        {isBusy ? words.sending : words.send}
      </Button>
    </div>
  )
}

const ProblemSchema = z.object({ detail: z.string(), code: z.string().optional() })

/** What went wrong, or null. */
async function sendList(file: File, asOf: string) {
  const unavailable = { detail: 'The file could not be sent.', code: 'unavailable' }
  const query = new URLSearchParams({ asOf, name: file.name })
  const headers = { 'content-type': 'application/octet-stream' }
  const asked = { method: 'POST', headers, body: file }
  const answer = await fetch(`${REGISTRY_PATH}?${query}`, asked).catch(() => null)
  if (answer?.ok) return null
  const said: unknown = await answer?.json().catch(() => null)
  return ProblemSchema.safeParse(said).data ?? unavailable
}
