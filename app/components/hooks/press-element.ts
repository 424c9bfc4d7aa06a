/** Presses what stands on the page, as a pointer would. A menu that was open before opens by its own key, not by a click. */
export function pressElement(element: HTMLElement): void {
  const isMenu = element.getAttribute('aria-haspopup') === 'menu'
  if (isMenu && element.dataset['state'] === 'closed')
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  else element.click()
}
