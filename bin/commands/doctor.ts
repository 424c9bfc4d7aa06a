import type { Command } from 'commander'
import { statfsSync } from 'node:fs'
import { connectPace } from '#db/pace/client.ts'
import { countUnprojected } from '#db/pace/documents/unprojected.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import type { CliContext } from '../cli/context.ts'

type Finding = { ok: boolean; what: string; detail: string }
const LEAST_FREE_GB = 2

/** Looks at what can go wrong on one machine and says each in a line; fails when something is wrong. */
export function addDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('Checks the runtime, the disk, the database and the four services')
    .action(async () => {
      const findings = [
        checkNode(),
        checkDisk(context.home),
        ...(await checkServices(context)),
        await checkDatabase(context),
      ]
      for (const { ok, what, detail } of findings)
        console.log(`${ok ? '✓' : '✗'} ${what}: ${detail}`)
      const wrong = findings.filter((finding) => !finding.ok).length
      if (wrong > 0) throw new FatalError(`${wrong} of ${findings.length} checks failed.`)
    })
}

function checkNode(): Finding {
  return { ok: true, what: 'Node', detail: `${process.version} at ${process.execPath}` }
}

function checkDisk(home: string): Finding {
  const { bavail, bsize } = statfsSync(home)
  const free = (bavail * bsize) / 1e9
  return {
    ok: free >= LEAST_FREE_GB,
    what: 'Disk',
    detail: `${free.toFixed(1)} GB free below ${home}`,
  }
}

function checkServices(context: CliContext): Promise<Finding[]> {
  return Promise.all(
    Object.entries(context.addresses()).map(([name, url]) => checkService(name, url)),
  )
}

async function checkService(name: string, url: string): Promise<Finding> {
  const what = name.replace('_URL', '').toLowerCase()
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })
    return { ok: answer.ok, what, detail: `${url} ${await answer.text()}` }
  } catch (error) {
    return { ok: false, what, detail: `${url} cannot be reached (${String(error)})` }
  }
}

async function checkDatabase(context: CliContext): Promise<Finding> {
  const { db, close } = connectPace(context.databaseUrl('pace_sync'), { max: 1, name: 'doctor' })
  try {
    const { documents, behind } = await countUnprojected(db)
    const detail = `${documents} live records, ${behind} not yet in their rows`
    return { ok: behind === 0, what: 'Database', detail }
  } catch (error) {
    return { ok: false, what: 'Database', detail: String(error) }
  } finally {
    await close()
  }
}
