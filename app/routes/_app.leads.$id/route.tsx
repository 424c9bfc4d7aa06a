import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { documentName } from '#domain/documents.ts'
import { Tabs } from '../../components/tabs.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { Section } from '../../components/card.tsx'
import { formatPhone } from '../../components/format-phone.ts'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { HistoryButton } from '../../history/history-button.tsx'
import { RecordFieldsProvider } from '../../live/record-fields.tsx'
import { useShowLive } from '../../live/shown-live.tsx'
import { useLead } from '../../live/use-lead.ts'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { LeadFieldGroups } from './lead-field-groups.tsx'
import { LeadHeader } from './lead-header.tsx'
import { requireLead, loadLead } from './lead-loader.server.ts'
import { runLeadAction } from './lead-actions.server.ts'
import { Matches } from './matches.tsx'
import { RefusedNotice } from '../../components/refused-notice.tsx'
import { StageStepper } from './stage-stepper.tsx'
import { Tasks } from './tasks.tsx'
import { Timeline } from './timeline.tsx'
import { useLeadFields } from './use-lead-fields.ts'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.lead.name ?? page?.lead.reference ?? 'Lead'} · PACE` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  return loadLead(who, await requireLead(who, params.id))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  await runLeadAction(who, await requireLead(who, params.id), await request.formData())
  return data({ done: true })
}

export default function LeadPage() {
  const page = useLoaderData<typeof loader>()
  return <LeadView key={page.id} page={page} />
}

type LeadPageData = ReturnType<typeof useLoaderData<typeof loader>>

function LeadView({ page }: { page: LeadPageData }) {
  const live = useLiveDocument(documentName('lead', page.id))
  const lead = useLead(live, page.lead)
  const fields = useLeadFields(live, lead, page.may.write)
  useShowLive(live, 'record')
  useRefreshOnChange(live)
  return (
    <Page
      title={lead.name ?? (lead.phone ? formatPhone(lead.phone) : 'Lead without a name')}
      aside={<span className="hidden shrink-0 text-sm text-faint sm:inline">{lead.reference}</span>}
      actions={
        <>
          <HistoryButton document={documentName('lead', page.id)} mayRestore={page.may.write} />
          <LeadHeader id={page.id} lead={lead} may={page.may} />
        </>
      }
      toolbar={<StageStepper id={page.id} lead={lead} allowed={page.may.setStage} />}
      panelTitle="Timeline and matches"
      panel={<LeadPanel page={page} />}
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-5xl gap-8">
          <RefusedNotice live={live} table={LEAD_FIELDS} />
          <LeadFieldGroups />
          <Section title="Notes">
            <RichText
              live={live}
              fragment="notes"
              label="Notes"
              placeholder="What you learnt, what they said, what is next. Everybody on this lead writes here together."
              readOnly={!page.may.write}
            />
          </Section>
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

function LeadPanel({ page }: { page: LeadPageData }) {
  const { id, tasks, timeline, matches } = page
  return (
    <Tabs
      label="About this lead"
      tabs={[
        {
          key: 'timeline',
          label: 'Timeline',
          content: (
            <>
              <Tasks leadId={id} tasks={tasks} />
              <Timeline entries={timeline} />
            </>
          ),
        },
        {
          key: 'matches',
          label: (
            <>
              Matching <span className="text-xs text-faint">{matches.length || ''}</span>
            </>
          ),
          content: <Matches matches={matches} />,
        },
      ]}
    />
  )
}
