import { FileAudio } from 'lucide-react'
import { useState } from 'react'
import { playbackWords } from '#words/playback.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Field, inputClass, TextInput } from '../../../components/kit/field.tsx'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { optionsOf, Select } from '../../../components/kit/select.tsx'
import { useRefresh } from '../../../live/document/use-refresh.tsx'
import { changeRecording } from './change-recording.ts'

/** Keeps a recording with a call that has none: for whoever may, where the call centre did not send it. */
export function AddRecording({ callId }: { callId: string }) {
  const [isOpen, setOpen] = useState(false)
  const words = playbackWords()
  return (
    <div className="border-b px-4 py-1.5 md:px-6">
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <FileAudio className="size-3.5" aria-hidden />
        {words.add}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={words.add} description={words.addWhy}>
        <AddForm callId={callId} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

type Begins = 'withCall' | 'later' | 'unknown'

function AddForm({ callId, onDone }: { callId: string; onDone: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [beginning, setBeginning] = useState<Beginning>({ begins: 'withCall', seconds: '0' })
  const { send, sending, problem } = useSend(callId, onDone)
  const words = playbackWords()
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (file && !sending) void send(file, beginningOf(beginning))
      }}
    >
      <Field label={words.file} hint={words.fileHint} error={problem}>
        {(props) => <ChooseFile {...props} file={file} onChoose={setFile} />}
      </Field>
      <BeginningFields beginning={beginning} onChange={setBeginning} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={!file || sending}>
          {sending ? words.sending : words.keep}
        </Button>
      </div>
    </form>
  )
}

function useSend(callId: string, onDone: () => void) {
  const refresh = useRefresh()
  const [state, setState] = useState<{ sending: boolean; problem: string | null }>({
    sending: false,
    problem: null,
  })
  async function send(body: File, beginsMs: number | null): Promise<void> {
    setState({ sending: true, problem: null })
    const problem = await changeRecording(callId, { method: 'PUT', body, beginsMs })
    setState({ sending: false, problem })
    if (problem) return
    refresh()
    onDone()
  }
  return { ...state, send }
}

type Beginning = { begins: Begins; seconds: string }
type BeginningProps = { beginning: Beginning; onChange: (beginning: Beginning) => void }

/** Where in the call it begins: without that, words light up in the wrong place, and nothing can be kept silent. */
function BeginningFields({ beginning, onChange }: BeginningProps) {
  const { begins, seconds } = beginning
  const words = playbackWords()
  return (
    <>
      <Field label={words.begins} hint={words.beginsHints[begins]}>
        {(props) => (
          <Select
            {...props}
            value={begins}
            onChange={({ target }) => onChange({ ...beginning, begins: readBegins(target.value) })}
            options={optionsOf(words.beginnings)}
          />
        )}
      </Field>
      {begins === 'later' && (
        <Field label={words.seconds}>
          {(props) => (
            <TextInput
              {...props}
              type="number"
              dir="ltr"
              min={-MOST_SECONDS}
              max={MOST_SECONDS}
              step="0.1"
              required
              value={seconds}
              onChange={({ target }) => onChange({ ...beginning, seconds: target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

const MOST_SECONDS = 86_400

function readBegins(value: string): Begins {
  return value === 'later' || value === 'unknown' ? value : 'withCall'
}

function beginningOf({ begins, seconds }: Beginning): number | null {
  if (begins === 'unknown') return null
  return begins === 'withCall' ? 0 : Math.round(Number(seconds) * 1000)
}

type ChooseProps = { file: File | null; onChoose: (file: File | null) => void; id?: string }

/** The browser's own box speaks the browser's language: it lies unseen above ours. */
function ChooseFile({ file, onChoose, ...props }: ChooseProps) {
  const words = playbackWords()
  return (
    <div
      className={`${inputClass} relative flex items-center gap-2 has-focus-visible:border-accent has-focus-visible:outline-1`}
    >
      <FileAudio className="size-3.5 shrink-0 text-muted" aria-hidden />
      <bdi className="truncate text-muted">{file?.name ?? words.choose}</bdi>
      <input
        {...props}
        type="file"
        accept="audio/*,.wav,.mp3,.m4a,.ogg"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
    </div>
  )
}
