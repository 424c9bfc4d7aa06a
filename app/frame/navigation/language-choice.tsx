import { useLocation } from '@remix-run/react'
import { Languages } from 'lucide-react'
import { useRef } from 'react'
import { AuthenticityTokenInput } from 'remix-utils/csrf/react'
import { type Language, LANGUAGES } from '#domain/language.ts'
import { currentLanguage, LANGUAGE_NAMES } from '#words/catalogue/language.ts'
import { MenuItem } from '../../components/kit/overlay/menu.tsx'

/** The way to another one: a form of the browser's own, for the page comes back as a whole. */
export function useLanguageChoice() {
  const form = useRef<HTMLFormElement>(null)
  const chosen = useRef<HTMLInputElement>(null)
  const { pathname, search } = useLocation()

  function choose(language: Language): void {
    if (!form.current || !chosen.current) return
    chosen.current.value = language
    form.current.requestSubmit()
  }

  const parts = (
    <form ref={form} method="post" action="/language" hidden>
      <AuthenticityTokenInput />
      <input ref={chosen} name="language" readOnly />
      <input name="returnTo" value={pathname + search} readOnly />
    </form>
  )
  return { choose, parts }
}

export function LanguageItems({ choose }: { choose: (language: Language) => void }) {
  return LANGUAGES.map((language) => (
    <MenuItem
      key={language}
      icon={<Languages />}
      checked={language === currentLanguage()}
      onSelect={() => choose(language)}
    >
      <span lang={language}>{LANGUAGE_NAMES[language]}</span>
    </MenuItem>
  ))
}
