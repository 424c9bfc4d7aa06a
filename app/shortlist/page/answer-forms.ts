import { html } from 'hono/html'
import { MOST_WORDS } from '#domain/shortlist/shortlist.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { formatClock, formatInstantDay } from '../../components/format/format-time.ts'
import type { HomeOnPage } from './home-on-page.ts'
import type { Html } from '../../customer-page/layout.ts'

/** Yes, no with a word about why, and a viewing: each a form that a browser sends by itself. */
export function answerForms(home: HomeOnPage, path: string): Html {
  const words = shortlistWords().page
  const { id, answer, comingAt, title } = home
  const named = (label: string) => `${label}: ${title}`
  const said = answer === 'yes' ? words.saidYes : answer === 'no' ? words.saidNo : null
  return html`${said ? html`<p class="said">${said}</p>` : ''}
  ${
    answer === 'yes'
      ? ''
      : html`<form method="post" action="${path}">
          <input type="hidden" name="home" value="${id}" />
          <button class="main" name="press" value="yes" aria-label="${named(words.yes)}">
            ${words.yes}
          </button>
        </form>`
  }
  ${comingAt ? '' : viewingForm(home, path)}
  ${
    answer === 'no'
      ? ''
      : html`<details>
          <summary aria-label="${named(words.no)}">${words.no}</summary>
          <form method="post" action="${path}">
            <input type="hidden" name="home" value="${id}" />
            <label for="why-${id}">${words.whyNot}</label>
            <textarea id="why-${id}" name="words" dir="auto" maxlength="${MOST_WORDS}"></textarea>
            <button name="press" value="no">${words.send}</button>
          </form>
        </details>`
  }`
}

function viewingForm({ id, title, times, problem }: HomeOnPage, path: string): Html {
  const words = shortlistWords().page
  const days = Map.groupBy(times, formatInstantDay)
  return html`<details ${problem ? 'open' : ''}>
    <summary aria-label="${words.view}: ${title}">${words.view}</summary>
    ${
      times.length === 0
        ? html`<p class="gone">${words.noTimes}</p>`
        : html`<form method="post" action="${path}">
            <input type="hidden" name="home" value="${id}" />
            <label for="at-${id}">${words.when}</label>
            <select id="at-${id}" name="at" required>
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
            <button name="press" value="view">${words.ask}</button>
          </form>`
    }
  </details>`
}
