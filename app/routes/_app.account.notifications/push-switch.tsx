import { useEffect, useState } from 'react'
import { notificationWords } from '#words/notifications.ts'
import { Button } from '../../components/kit/button.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

type State = 'unknown' | 'cannot' | 'off' | 'on' | 'denied'

/** Whether this browser takes pushes. What it allows is between it and its person; we only ask when asked to. */
export function PushSwitch({ publicKey }: { publicKey: string }) {
  const words = notificationWords().rules
  const { run } = useAction('/account/notifications')
  const [state, setState] = useState<State>('unknown')
  useEffect(() => {
    let isHere = true
    void readState().then((found) => isHere && setState(found))
    return () => {
      isHere = false
    }
  }, [])

  async function turnOn() {
    if ((await Notification.requestPermission()) !== 'granted') return setState('denied')
    const worker = await navigator.serviceWorker.ready
    const made = await worker.pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
      .catch(() => null)
    if (!made) return setState('cannot')
    const { endpoint, keys } = made.toJSON()
    run({ intent: 'subscribe', subscription: JSON.stringify({ endpoint, keys }) })
    setState('on')
  }

  async function turnOff() {
    const subscription = await findSubscription()
    if (subscription) {
      await subscription.unsubscribe()
      run({ intent: 'unsubscribe', endpoint: subscription.endpoint })
    }
    setState('off')
  }

  return (
    <section className="flex flex-wrap items-center gap-3 text-sm">
      <div className="min-w-0 flex-1">
        <h2 className="font-medium">{words.push}</h2>
        <p className="text-xs text-faint" role="status">
          {state === 'on' && words.pushIsOn}
          {state === 'denied' && words.pushDenied}
          {state === 'cannot' && words.pushCannot}
          {(state === 'off' || state === 'unknown') && words.pushWhy}
        </p>
      </div>
      {state === 'off' && <Button onClick={() => void turnOn()}>{words.pushOn}</Button>}
      {state === 'on' && <Button onClick={() => void turnOff()}>{words.pushOff}</Button>}
    </section>
  )
}

async function readState(): Promise<State> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'cannot'
  if (Notification.permission === 'denied') return 'denied'
  return (await findSubscription()) ? 'on' : 'off'
}

async function findSubscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ?? null
}
