import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { documentName } from '#domain/documents/documents.ts'
import { leadWords } from '#words/lead.ts'
import { Tabs } from '../../components/kit/tabs.tsx'
import { RichText } from '../../components/rich-text/rich-text.tsx'
import { RecordFiles } from '../../components/files/record-files.tsx'
import { MergedNotice } from '../../merge/merged-notice.tsx'
import { Filing } from '../../components/business/filing.tsx'
import { Section } from '../../components/kit/card.tsx'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { loadRecord } from '../../ahead/load-record.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { Page } from '../../frame/page.tsx'
import { HistoryButton } from '../../history/history-button.tsx'
import { type RecordFields, RecordFieldsProvider } from '../../live/fields/record-fields.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import {
  useLeadAndContactFields,
  useLeadWithContact,
} from '../../live/fields/use-lead-with-contact.ts'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { Drafts } from './drafts/drafts.tsx'
import { LeadClocks } from './lead-clocks.tsx'
import { LeadFieldGroups } from './lead-field-groups.tsx'
import { LeadHeader } from './lead-header.tsx'
import { requireLead, loadLead } from './lead-loader.server.ts'
import { runLeadAction } from './lead-actions.server.ts'
import { LogCall } from '../../logged-call/log-call.tsx'
import { Matches } from './matches.tsx'
import { OverlapNotice } from '../../components/live/overlap-notice.tsx'
import { RefusedNotice } from '../../components/live/refused-notice.tsx'
import { NewNote } from '../../notes/new-note.tsx'
import { NotesProvider } from '../../notes/notes-on.tsx'
import { WaitingLetters } from '../../outbox/waiting-letters.tsx'
import { WaitingVoices } from '../../voice/waiting-voices.tsx'
import { Siblings } from './siblings.tsx'
import { StageStepper } from './stage-stepper.tsx'
import { Tasks } from './tasks.tsx'
import { askTimeline } from '../../timeline/asked-timeline.server.ts'
import { PagedTimeline } from '../../timeline/paged-timeline.tsx'
import { useShowNotes } from '../../timeline/timeline-filter.tsx'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.lead.name ?? page?.lead.reference ?? leadWords().lead} · PACE` },
]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const picked = new URL(request.url).searchParams.get('pick')
  const lead = await requireLead(who, params.id)
  return loadLead(who, lead, { asked: await askTimeline(who.db, request), picked })
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const lead = await requireLead(who, params.id)
  const undo = await runLeadAction(who, lead, await request.formData())
  return data({ done: true, undo })
}

export default function LeadPage() {
  const page = useLoaderData<typeof loader>()
  return <LeadView key={page.id} page={page} />
}

type LeadPageData = ReturnType<typeof useLoaderData<typeof loader>>

function LeadView({ page }: { page: LeadPageData }) {
  const words = leadWords()
  const document = documentName('lead', page.id)
  const live = useLiveDocument(document)
  const shown = useLeadWithContact(live, page.lead, page.contact)
  const { lead, contact, contactLive } = shown
  const asked = { ...shown, id: page.id, mayWrite: page.may.write }
  const { ofLead: fields, ofPerson } = useLeadAndContactFields(live, asked)
  useShowLive(live, 'record')
  useRefreshOnChange('lead', page.id, page.since)
  return (
    <Page
      title={lead.name ?? (lead.phone ? formatPhone(lead.phone) : words.noName)}
      aside={<span className="hidden shrink-0 text-sm text-faint sm:inline">{lead.reference}</span>}
      actions={
        <>
          <HistoryButton document={document} mayRestore={page.may.write} />
          <LeadHeader id={page.id} lead={lead} may={page.may} />
        </>
      }
      toolbar={<StageStepper id={page.id} lead={lead} allowed={page.may.setStage} />}
      panelTitle={words.panel}
      opensPanel={page.offered.picked !== null}
      panel={<LeadPanel page={page} to={{ ...contact, phone: lead.phone, email: lead.email }} />}
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-5xl gap-8">
          <LogCall
            {...{ record: document, phone: lead.phone }}
            {...(page.may.write && { followUpWas: lead.nextFollowUpAt ?? null })}
          />
          <Notices ofLead={{ live, fields }} ofContact={{ live: contactLive, fields: ofPerson }} />
          {lead.mergedInto ? (
            <MergedNotice to={`/leads/${lead.mergedInto}`} name={page.becameReference} />
          ) : (
            <Filing
              document={document}
              tags={lead.tags ?? []}
              archivedAt={lead.archivedAt}
              mayWrite={page.may.write}
              mayArchive={page.may.archive}
            />
          )}
          <LeadClocks id={page.id} lead={lead} clocks={page.clocks} mayPause={page.may.write} />
          <LeadFieldGroups contactId={lead.contactId} also={contact.also} person={ofPerson} />
          <Section title={words.notes}>
            <RichText
              live={live}
              fragment="notes"
              label={words.notes}
              placeholder={words.notesHint}
              readOnly={!page.may.write}
            />
          </Section>
          <RecordFiles record={document} files={page.files} mayWrite={page.may.write} />
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

type Edited = { live: LiveDocument | null; fields: RecordFields }

/** What was refused, or written over by somebody else, of the lead and of the person behind it. */
function Notices({ ofLead, ofContact }: { ofLead: Edited; ofContact: Edited }) {
  return (
    <>
      <RefusedNotice live={ofLead.live} table={LEAD_FIELDS} />
      <RefusedNotice live={ofContact.live} table={CONTACT_FIELDS} />
      <OverlapNotice {...ofLead} />
      <OverlapNotice {...ofContact} />
    </>
  )
}

function LeadPanel({ page, to }: { page: LeadPageData; to: ComponentProps<typeof Drafts>['to'] }) {
  const { id, tasks, timeline, offered, may } = page
  const showNotes = useShowNotes(timeline.show)
  const words = leadWords()
  const record = documentName('lead', id)
  const notes = { record, audience: page.audience, mayNote: may.note, mayShare: may.share }
  return (
    <Tabs
      label={words.about}
      first={offered.picked ? 'matches' : 'timeline'}
      tabs={[
        {
          key: 'timeline',
          label: words.timelineTab,
          content: (
            <>
              <Siblings id={id} siblings={page.siblings} merges={page.merges} />
              <Drafts leadId={id} drafts={page.drafts} to={to} />
              <Tasks leadId={id} tasks={tasks} />
              <NotesProvider value={notes}>
                <NewNote on={notes} onAdded={showNotes} />
                <WaitingLetters record={record} shown={timeline.entries} />
                <WaitingVoices record={record} shown={timeline.entries} />
                <PagedTimeline
                  timeline={timeline}
                  putBackOn={may.write ? record : null}
                  hint={words.timeline.hint}
                />
              </NotesProvider>
            </>
          ),
        },
        {
          key: 'matches',
          label: (
            <>
              {words.matching}{' '}
              <span className="text-xs text-faint">{offered.matches.length || ''}</span>
            </>
          ),
          content: (
            <Matches
              leadId={id}
              contactId={page.lead.contactId}
              offered={offered}
              now={page.at}
              mayWrite={may.offer}
            />
          ),
        },
      ]}
    />
  )
}
