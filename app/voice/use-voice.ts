import { useEffect, useState, useSyncExternalStore } from 'react'
import { uploadQueueOf } from '../uploads/upload-queue.ts'
import { useWorkspace } from '../workspace/workspace.tsx'
import { openVoiceStore } from './kept-voices.ts'
import { VoiceRecorder, type VoiceState } from './voice-recorder.ts'
import { voiceWords } from '#words/voice.ts'

const NONE: VoiceState = { step: 'none', problem: null }

/** One voice note for a record: recorded, heard, thrown away, or sent as any file is. */
export function useVoice(record: string) {
  const { me } = useWorkspace()
  const [recorder, setRecorder] = useState<VoiceRecorder | null>(null)
  useEffect(() => {
    const own = new VoiceRecorder({ record, store: openVoiceStore(me.id), nameOf: fileName })
    setRecorder(own)
    void own.resume()
    return () => own.leave()
  }, [record, me.id])
  const state = useSyncExternalStore(
    recorder?.subscribe ?? never,
    recorder?.state ?? nothing,
    nothing,
  )
  async function send(): Promise<void> {
    if (state.step !== 'made') return
    const { file, takenAt } = state
    await uploadQueueOf(me.id).add(record, [file], { kind: 'voiceNote', takenAt })
    await recorder?.forget()
  }
  return { state, recorder, send }
}

function nothing(): VoiceState {
  return NONE
}

function never() {
  return () => undefined
}

/** As of when it was spoken, by the device's clock: names of files are the same in every language but for their words. */
function fileName(at: Date): string {
  const two = (of: number) => String(of).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${voiceWords().title} ${day} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}.webm`
}
