import { tryAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import { keepChannels } from './keep-channels.ts'
import { NOTIFICATIONS } from './notifications.ts'
import { type DirectoryContext, syncDirectory } from './sync.ts'

type Options = { everyMs: number; authUrl: string; tickMs?: number }

/**
 * Syncs every so often, whichever process comes first, and keeps the push channels. Each tick asks the database what is due:
 * clocks of several processes need not agree, and one that dies is not missed.
 */
export function startSchedule(context: DirectoryContext, options: Options) {
  const { everyMs, authUrl, tickMs = 60_000 } = options
  const address = pushAddress(authUrl)
  if (!address) context.log.info({ authUrl }, NO_PUSH)
  let running: Promise<void> | null = null
  let stopped = false

  function tick(): Promise<void> {
    if (stopped) return Promise.resolve()
    running ??= work().finally(() => {
      running = null
    })
    return running
  }

  async function work(): Promise<void> {
    try {
      await syncWhenDue(context, everyMs)
      if (address) await keepPush(context, address)
    } catch (error) {
      context.log.error({ err: error }, 'the directory schedule failed')
    }
  }

  const timer = setInterval(() => void tick(), tickMs)
  timer.unref()
  void tick()
  return {
    tick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

async function syncWhenDue(context: DirectoryContext, everyMs: number): Promise<void> {
  const unlessSince = new Date(context.now().getTime() - everyMs)
  const by = { actor: 'service:directory' }
  await syncDirectory(context, { trigger: 'schedule', by, unlessSince })
}

/** Two processes would open two channels for each event. */
async function keepPush(context: DirectoryContext, address: string): Promise<void> {
  await tryAdvisoryLock(context.pace.sql, 'directory channels', () =>
    keepChannels(context, address),
  )
}

/** Google sends to public https addresses only. */
export function pushAddress(authUrl: string): string | null {
  const { protocol, hostname } = new URL(authUrl)
  const local = /^(localhost|.*\.local|.*\.internal|127\..*|10\..*|192\.168\..*|\[.*\])$/.test(
    hostname,
  )
  return protocol === 'https:' && !local ? authUrl + NOTIFICATIONS : null
}

const NO_PUSH =
  'AUTH_URL is no public https address: Google cannot tell of changes, the directory is only read on schedule'
