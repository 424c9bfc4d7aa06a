import { html } from 'hono/html'
import { MOST_SAID } from '#domain/viewing/customer.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import { formatClock, formatInstantDay } from '../../components/format/format-time.ts'
import type { Html } from '../../customer-page/layout.ts'
import type { AppointmentOnPage } from './appointment.ts'

/** Yes, another time, or not at all: each a form that a browser sends by itself. */
export function comingForms(appointment: AppointmentOnPage, path: string): Html {
  const words = viewingPageWords()
  const { startsAt: seen, status, isChosen } = appointment
  const typed = appointment.typed?.press === 'cancel' ? appointment.typed : null
  const hidden = html`<input type="hidden" name="seen" value="${seen}" />`
  return html`${
      status === 'confirmed' || isChosen
        ? ''
        : html`<form method="post" action="${path}">
            ${hidden}
            <button class="main" name="press" value="confirm">${words.confirm}</button>
          </form>`
    }
    ${moveForm(appointment, path, hidden)}
    <details ${typed ? 'open' : ''}>
      <summary>${words.cancel}</summary>
      <form method="post" action="${path}">
        ${hidden}
        <label for="why">${words.whyCancel}</label>
        <textarea id="why" name="words" dir="auto" maxlength="${MOST_SAID}">
${typed?.words ?? ''}</textarea>
        <button name="press" value="cancel">${words.doCancel}</button>
      </form>
    </details>`
}

function moveForm({ times, problem, typed }: AppointmentOnPage, path: string, hidden: Html): Html {
  const words = viewingPageWords()
  const days = Map.groupBy(times, formatInstantDay)
  return html`<details ${problem && typed?.press !== 'cancel' ? 'open' : ''}>
    <summary>${words.move}</summary>
    ${
      times.length === 0
        ? html`<p class="gone">${words.noTimes}</p>`
        : html`<form method="post" action="${path}">
            ${hidden}
            <label for="at">${words.when}</label>
            <select id="at" name="at" required>
              <option value="">${words.choose}</option>
              ${[...days].map(
                ([day, ofDay]) =>
                  html`<optgroup label="${day}">
                    ${ofDay.map(
                      (at) => html`<option value="${at}">${day}, ${formatClock(at)}</option>`,
                    )}
                  </optgroup>`,
              )}
            </select>
            <button name="press" value="move">${words.doMove}</button>
          </form>`
    }
  </details>`
}
