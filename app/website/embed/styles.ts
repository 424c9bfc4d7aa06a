/**
 * How the elements look. A page sets `--pace-accent`, `--pace-on-accent`, `--pace-ink`, `--pace-paper`, `--pace-line`, `--pace-radius`
 * and `--pace-font`, and gets at the parts by `::part(card)`, `::part(button)` and `::part(field)`.
 */
const CSS = `
:host { display: block; container-type: inline-size; font: 1rem/1.5 var(--pace-font, system-ui, sans-serif);
  --ink: var(--pace-ink, #1c1b1a); --paper: var(--pace-paper, #fff); --line: var(--pace-line, #b8b4ae);
  --accent: var(--pace-accent, #14532d); --on-accent: var(--pace-on-accent, #fff); --radius: var(--pace-radius, .5rem);
  color: var(--ink); overflow-wrap: anywhere }
:host([hidden]), [hidden] { display: none !important }
*, ::before { box-sizing: border-box }
h2, h3, p, ul { margin: 0; padding: 0 }
ul { list-style: none; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)) }
form { display: grid; gap: .75rem }
.search { grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr)); align-items: end; margin-block-end: 1rem }
label { display: grid; gap: .25rem; min-inline-size: 0 }
label > span { font-size: .875rem }
label.check { grid-template-columns: auto minmax(0, 1fr); align-items: start; gap: .5rem }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: var(--radius); padding: .5rem .625rem; min-block-size: 2.75rem; inline-size: 100%; min-inline-size: 0 }
input[type=checkbox] { inline-size: 1.25rem; min-block-size: 1.5rem; accent-color: var(--accent) }
[aria-invalid=true] { border-color: #b3261e; border-inline-start-width: 4px }
button { font: inherit; min-block-size: 2.75rem; padding: .5rem 1rem; border-radius: var(--radius); cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent) }
button.quiet { background: transparent; color: inherit; border-color: var(--line) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
li { position: relative; display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line);
  border-radius: var(--radius); overflow: hidden }
li img, dialog img { inline-size: 100%; aspect-ratio: 3 / 2; object-fit: cover; background: var(--line); display: block }
.facts { padding: .75rem; display: grid; gap: .25rem }
.facts h3 { font-size: 1rem; line-height: 1.35 }
.facts button { all: unset; cursor: pointer; font-weight: 600 }
.facts button::before { content: ''; position: absolute; inset: 0 }
li:focus-within { outline: 3px solid var(--accent); outline-offset: 2px }
.price { font-weight: 600; font-variant-numeric: tabular-nums }
.status, .problem { min-block-size: 1.5rem; margin-block: .5rem }
.problem { color: #b3261e }
.trap, .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
dialog { color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); padding: 0;
  inline-size: min(40rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 2rem); overflow: auto }
dialog::backdrop { background: rgb(0 0 0 / .5) }
.inside { padding: 1rem; display: grid; gap: .75rem }
.inside p { white-space: pre-line }
.photos { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr)) }
dialog img.plan { object-fit: contain; background: #fff; border: 1px solid var(--line) }
.papers { display: flex; flex-wrap: wrap; gap: .25rem 1rem }
.bar { display: flex; gap: 1rem; justify-content: space-between; align-items: start }
.bar h2 { min-inline-size: 0; font-size: 1.25rem; line-height: 1.35 }
.bar button { flex: none }
`

let sheet: CSSStyleSheet | undefined

/** As a sheet of its own: a page's policy may forbid `<style>`, never this. */
export function dress(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(CSS)
  }
  root.adoptedStyleSheets = [sheet]
}
