import { useNavigate } from '@remix-run/react'
import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { z } from 'zod'
import { IMPORT_NOUNS, type ImportNoun } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { sayProblem } from '#words/problems.ts'
import { FileBox } from '../../components/files/file-box.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Field } from '../../components/kit/field.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import { IMPORT_FILE_PATH } from '../../imports/paths.ts'

const MadeSchema = z.object({ id: z.string() })
const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: z
    .object({
      key: z.string(),
      with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    })
    .optional(),
})

/** A file and what its rows become: sent as it is, with how far it has come. */
export function UploadForm() {
  const words = importWords()
  const navigate = useNavigate()
  const fileId = useId()
  const [noun, setNoun] = useState<ImportNoun>('lead')
  const [file, setFile] = useState<File | null>(null)
  const [percent, setPercent] = useState<number | null>(null)

  function send() {
    if (!file) return
    setPercent(0)
    void sendFile(file, noun, setPercent).then((answer) => {
      setPercent(null)
      if ('id' in answer) navigate(`/admin/import/${answer.id}`)
      else notify('problem', sayProblem(answer))
    })
  }

  return (
    <div className="grid gap-3 rounded-xl border bg-surface p-4 shadow-low sm:grid-cols-[11rem_1fr_auto] sm:items-end">
      <Field label={words.becomes}>
        {(props) => (
          <Select
            {...props}
            value={noun}
            options={optionsOf(words.nouns)}
            onChange={({ target }) =>
              setNoun(IMPORT_NOUNS.find((one) => one === target.value) ?? 'lead')
            }
          />
        )}
      </Field>
      <div className="grid min-w-0 gap-1">
        <label htmlFor={fileId} className="text-xs font-medium text-muted">
          {words.file}
        </label>
        <FileBox
          id={fileId}
          name={file?.name ?? null}
          placeholder={words.choose}
          accept=".csv,.tsv,.txt,.xlsx,.ndjson,.jsonl"
          onChoose={setFile}
        />
      </div>
      <Button variant="primary" disabled={!file || percent !== null} onClick={send}>
        <Upload className="size-3.5" aria-hidden />
        {percent === null ? words.upload : words.uploading(percent)}
      </Button>
    </div>
  )
}

type Sent = z.output<typeof MadeSchema> | z.output<typeof ProblemSchema>

/** By the one way of a browser that tells how much of a body is sent. */
function sendFile(
  file: File,
  noun: ImportNoun,
  onPercent: (percent: number) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ noun, name: file.name })
    request.open('POST', `${IMPORT_FILE_PATH}?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0),
    )
    request.addEventListener('loadend', () => resolve(readAnswer(request.responseText)))
    request.send(file)
  })
}

function readAnswer(text: string): Sent {
  const unavailable = { detail: 'The file could not be sent.', code: 'unavailable' }
  try {
    const answer: unknown = JSON.parse(text)
    return MadeSchema.safeParse(answer).data ?? ProblemSchema.safeParse(answer).data ?? unavailable
  } catch {
    return unavailable
  }
}
