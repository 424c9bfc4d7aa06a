import { html } from 'hono/html'
import { INTERESTS, MOST_SAID } from '#domain/viewing/customer.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import type { Html } from '../../customer-page/layout.ts'
import type { AppointmentOnPage } from './appointment.ts'

/** How it was: one of a few, and whatever else there is to say. It can be said anew; the last one counts. */
export function feedbackForm({ feedback, typed }: AppointmentOnPage, path: string): Html {
  const words = viewingPageWords()
  // What was just typed comes before what was said last.
  const shown = typed?.press === 'feedback' ? typed : feedback
  return html`${feedback ? html`<p class="said" role="status">${words.thanks}</p>` : ''}
    <form method="post" action="${path}">
      <fieldset>
        <legend>${words.how}</legend>
        ${INTERESTS.map(
          (interest) =>
            html`<label class="choice">
              <input
                type="radio"
                name="interest"
                value="${interest}"
                required
                ${shown?.interest === interest ? 'checked' : ''}
              />
              ${words.interests[interest]}
            </label>`,
        )}
      </fieldset>
      <label for="words">${words.more}</label>
      <textarea id="words" name="words" dir="auto" maxlength="${MOST_SAID}">
${shown?.words ?? ''}</textarea>
      <button class="main" name="press" value="feedback">
        ${feedback ? words.sendAgain : words.send}
      </button>
    </form>`
}
