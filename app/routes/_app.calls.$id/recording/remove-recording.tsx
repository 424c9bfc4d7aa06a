import { Trash2 } from 'lucide-react'
import { playbackWords } from '#words/playback.ts'
import { ConfirmButton } from '../../../components/kit/overlay/confirm-button.tsx'
import { notify } from '../../../components/kit/overlay/toaster.tsx'
import { useRefresh } from '../../../live/document/use-refresh.tsx'
import { changeRecording } from './change-recording.ts'

/** Takes the recording of a call away, for good. */
export function RemoveRecording({ callId }: { callId: string }) {
  const refresh = useRefresh()
  const words = playbackWords()
  async function remove(): Promise<void> {
    const problem = await changeRecording(callId, { method: 'DELETE' })
    if (problem) notify('problem', problem)
    refresh()
  }
  return (
    <ConfirmButton
      title={words.removeSure}
      description={words.removeWhy}
      action={words.remove}
      icon={<Trash2 className="size-3.5" aria-hidden />}
      onConfirm={() => void remove()}
    />
  )
}
