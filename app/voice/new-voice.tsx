import { CircleStop, Mic, Pause, Send, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { MOST_VOICE_MS } from '#domain/voice/voice.ts'
import { voiceWords } from '#words/voice.ts'
import { formatElapsed } from '../components/format/format-time.ts'
import { Button } from '../components/kit/button.tsx'
import { AskDialog } from '../components/kit/overlay/ask-dialog.tsx'
import { useVoice } from './use-voice.ts'
import type { VoiceState } from './voice-recorder.ts'

/** Records a voice note for a record; without a network too. */
export function NewVoice({ record, onSent }: { record: string; onSent?: () => void }) {
  const { state, recorder, send } = useVoice(record)
  const words = voiceWords()
  if (!recorder) return null
  if (state.step === 'none') {
    return (
      <div className="grid justify-items-start gap-1.5">
        <Button onClick={() => void recorder.begin()}>
          <Mic className="size-4" aria-hidden />
          {words.record}
        </Button>
        {state.problem && (
          <p role="alert" className="text-xs text-bad">
            {words.problems[state.problem]}
          </p>
        )}
      </div>
    )
  }
  return (
    <section aria-label={words.title} className="grid gap-2 rounded-lg border bg-canvas p-3">
      {'file' in state ? (
        <Made
          voice={state}
          onSend={() => void send().then(onSent)}
          onDiscard={() => recorder.discard()}
        />
      ) : 'ms' in state ? (
        <Running
          voice={state}
          onPause={() => recorder.pause()}
          onGoOn={() => recorder.goOn()}
          onStop={() => recorder.stop()}
          onDiscard={() => recorder.discard()}
        />
      ) : (
        <p role="status" className="text-xs text-muted">
          {words[state.step]}
        </p>
      )}
    </section>
  )
}

type RunningProps = {
  voice: Extract<VoiceState, { step: 'recording' | 'paused' }>
  onPause: () => void
  onGoOn: () => void
  onStop: () => void
  onDiscard: () => void
}

function Running({ voice: { step, ms }, onPause, onGoOn, onStop, onDiscard }: RunningProps) {
  const words = voiceWords()
  const stop = useRef<HTMLButtonElement>(null)
  // The button that began it is gone: the next one to press has the keyboard.
  useEffect(() => stop.current?.focus(), [])
  const isPaused = step === 'paused'
  return (
    <>
      <p className="flex items-baseline justify-between gap-2 text-xs text-muted">
        <span role="status">{isPaused ? words.isPaused : words.isRecording}</span>
        <bdi className="tabular-nums">
          {words.length(formatElapsed(ms), formatElapsed(MOST_VOICE_MS))}
        </bdi>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button ref={stop} size="lg" variant="primary" onClick={onStop}>
          <CircleStop className="size-4" aria-hidden />
          {words.stop}
        </Button>
        <Button size="lg" onClick={isPaused ? onGoOn : onPause}>
          {isPaused ? (
            <Mic className="size-4" aria-hidden />
          ) : (
            <Pause className="size-4" aria-hidden />
          )}
          {isPaused ? words.goOn : words.pause}
        </Button>
        <Discard onDiscard={onDiscard} />
      </div>
      <p className="text-xs text-faint">{words.limits(MOST_VOICE_MS / 60_000)}</p>
    </>
  )
}

type MadeProps = {
  voice: Extract<VoiceState, { step: 'made' }>
  onSend: () => void
  onDiscard: () => void
}

function Made({ voice: { file, ms, isOnlyHere }, onSend, onDiscard }: MadeProps) {
  const words = voiceWords()
  const [isSent, setSent] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <p className="text-xs text-muted">{words.notSent(formatElapsed(ms))}</p>
      {/* What somebody has just said themselves: words of it come once it is sent. */}
      <audio controls src={address} aria-label={words.title} className="w-full" />
      {isOnlyHere && <p className="text-xs text-warn">{words.onlyHere}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          ref={button}
          size="lg"
          variant="primary"
          disabled={isSent}
          onClick={() => {
            setSent(true)
            onSend()
          }}
        >
          <Send className="size-4 rtl:-scale-x-100" aria-hidden />
          {words.send}
        </Button>
        <Discard onDiscard={onDiscard} />
      </div>
    </>
  )
}

function Discard({ onDiscard }: { onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false)
  const words = voiceWords()
  return (
    <>
      <Button size="lg" variant="quiet" onClick={() => setAsked(true)}>
        <Trash2 className="size-4" aria-hidden />
        {words.discard}
      </Button>
      <AskDialog
        open={isAsked}
        title={words.discardTitle}
        description={words.discardWhy}
        action={words.discard}
        onAnswer={(isSure) => {
          setAsked(false)
          if (isSure) onDiscard()
        }}
      />
    </>
  )
}
