import { Eye, RefreshCw, Unlink } from 'lucide-react'
import { REPORT_DAYS } from '#domain/owner-report/owner-report.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { formatInstantDay } from '../../../components/format/format-time.ts'
import { RelativeTime } from '../../../components/format/time.tsx'
import { ConfirmButton } from '../../../components/kit/overlay/confirm-button.tsx'
import type { OwnerSide } from '../../../owner-report/load-owner-side.server.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'

type Report = OwnerSide['reports'][number]
type Do = (values: Record<string, string>) => void
type ReportsProps = {
  reports: readonly Report[]
  /** When the page was made. */
  now: string
  busy: boolean
  run: Do
}

/** The links that were made, and when an owner looked at them: it says so while one looks. */
export function OwnerReports({ reports, now, busy, run }: ReportsProps) {
  if (reports.length === 0) return null
  return (
    <ul className="grid gap-2" aria-label={ownerReportWords().reports}>
      {reports.map((report) => (
        <li key={report.id} className="rounded-lg border bg-surface p-3">
          <ReportLine report={report} now={now} busy={busy} run={run} />
        </li>
      ))}
    </ul>
  )
}

function ReportLine({
  report,
  now,
  busy,
  run,
}: Omit<ReportsProps, 'reports'> & { report: Report }) {
  const words = ownerReportWords()
  const { face } = useWorkspace()
  const { id, isForOne, forWhom, personId, createdAt } = report
  const maker = face(personId)?.name
  const whom = isForOne ? (forWhom ?? words.hiddenOwner) : words.anyOwner
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium" dir="auto">
          {whom}
        </span>
        <span className="text-xs text-muted">
          {words.made} <RelativeTime at={createdAt} /> {maker && words.by(maker)}
        </span>
        <span className="ms-auto text-xs text-muted">{stateOf(report, now)}</span>
      </p>
      <p className="mt-1 flex items-center gap-1 text-xs text-muted">
        <Eye className="size-3" aria-hidden />
        <Opened report={report} />
      </p>
      <div className="mt-2 flex flex-wrap justify-end gap-1">
        <ConfirmButton
          disabled={busy}
          action={words.renew}
          icon={<RefreshCw className="size-3.5" aria-hidden />}
          title={words.renewTitle}
          description={words.renewWhy}
          onConfirm={() => run({ intent: 'renew', id, days: String(REPORT_DAYS[0]) })}
        />
        {!report.revokedAt && (
          <ConfirmButton
            className="hover:text-bad"
            disabled={busy}
            action={words.revoke}
            icon={<Unlink className="size-3.5" aria-hidden />}
            title={words.revokeTitle}
            description={words.revokeWhy}
            onConfirm={() => run({ intent: 'revoke', id })}
          />
        )}
      </div>
    </>
  )
}

function Opened({ report: { openedAt, lastOpenedAt } }: { report: Report }) {
  const words = ownerReportWords()
  if (!openedAt) return <span>{words.notOpened}</span>
  return (
    <span>
      {words.opened} <RelativeTime at={openedAt} />
      {lastOpenedAt && lastOpenedAt !== openedAt && (
        <>
          {' · '}
          {words.lastOpened} <RelativeTime at={lastOpenedAt} />
        </>
      )}
    </span>
  )
}

function stateOf({ revokedAt, endsAt }: Report, now: string): string {
  const words = ownerReportWords()
  if (revokedAt) return words.revoked
  const last = Date.parse(endsAt) - 1
  if (last < Date.parse(now)) return words.ended
  return words.until(formatInstantDay(new Date(last).toISOString()))
}
