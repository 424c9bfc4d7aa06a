import { html } from 'hono/html'
import { isolate } from '#words/catalogue/isolate.ts'
import { formatWords } from '#words/format.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatClock, formatInstantDay } from '../../components/format/format-time.ts'
import { type Html, layout } from '../../customer-page/layout.ts'
import { appointmentPath } from './address.ts'
import type { AppointmentOnPage, Typed } from './appointment.ts'
import { comingForms } from './coming-forms.ts'
import { feedbackForm } from './feedback-form.ts'

/** A viewing for its customer: when and where, and what can be said of it now. */
export function appointmentPage(appointment: AppointmentOnPage): Html {
  const { secret, language, house, home, agent, problem } = appointment
  const words = viewingPageWords()
  const path = appointmentPath(language, secret)
  return layout({
    title: words.title(house),
    house,
    language,
    pathIn: (other) => appointmentPath(other, secret),
    main: html`<h1>${words.headings[headingOf(appointment)]}</h1>
      ${agent ? html`<p class="lead">${words.shownBy(isolate(agent.name), isolate(house))}</p>` : ''}
      <section class="card" aria-label="${words.about}">
        ${home ? html`<h2 dir="auto">${home.title}</h2>` : ''}
        ${home?.place ? html`<p class="place" dir="auto">${home.place}</p>` : ''}
        <p class="when">${whenOf(appointment)}</p>
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
        ${saidOf(appointment)} ${formsOf(appointment, path)}
      </section>
      <img src="${path}/seen" alt="" width="1" height="1" />`,
    foot: agent?.phone
      ? html`<p>
          <a href="tel:${agent.phone}">${words.call(isolate(formatPhone(agent.phone)))}</a>
        </p>`
      : html``,
  })
}

function headingOf({ standing, status }: AppointmentOnPage) {
  return standing === 'coming' && status === 'confirmed' ? 'confirmed' : standing
}

function whenOf({ startsAt, endsAt }: AppointmentOnPage): Html {
  const hours = formatWords().range(formatClock(startsAt), formatClock(endsAt))
  return html`<time datetime="${startsAt}">${formatInstantDay(startsAt)}, ${hours}</time>`
}

/** What the customer did last stands until they do something else. */
function saidOf({ standing, status, isChosen, agent }: AppointmentOnPage): Html {
  const words = viewingPageWords()
  const said = (text: string) => html`<p class="said" role="status">${text}</p>`
  if (standing === 'coming' && status === 'confirmed') return said(words.isConfirmed)
  if (standing === 'coming' && isChosen)
    return said(agent ? words.isMoved(isolate(agent.name)) : words.isMovedByHouse)
  if (standing === 'cancelled') return said(words.isCancelled)
  return html``
}

function formsOf(appointment: AppointmentOnPage, path: string): Html {
  const { standing, typed } = appointment
  if (standing === 'coming')
    return html`${comingForms(appointment, path)}
    ${typed?.press === 'feedback' ? toCopy(typed) : ''}`
  if (standing === 'over')
    return html`${feedbackForm(appointment, path)} ${typed?.press === 'cancel' ? toCopy(typed) : ''}`
  return typed ? toCopy(typed) : html``
}

/** The form that it was written into is there no more: what was written is not lost with it. */
function toCopy(typed: Typed): Html {
  if (typed.words.trim() === '') return html``
  return html`<label for="typed">${viewingPageWords().typed}</label>
    <textarea id="typed" dir="auto" readonly>${typed.words}</textarea>`
}
