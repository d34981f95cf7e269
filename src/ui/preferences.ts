// Language, theme and keys as the reader chose them: kept in local storage, announced to every element.
// Invariant: <html lang data-theme> always says what is shown; without a choice language and theme follow the browser.
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { readAddress } from './address.ts'
import { dictionaryOf, localeOf, LOCALES, TAGS, type Dictionary, type Locale } from '../locale/locale.ts'

export type Theme = 'light' | 'dark'

interface Choices {
  locale?: Locale
  theme?: Theme
  keys?: boolean
}

const STORED = 'snowball.preferences'
const darkSystem = matchMedia('(prefers-color-scheme: dark)')

/** What was stored, as far as it makes sense; storage may be forbidden. */
const stored = (): Choices => {
  try {
    const given = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Record<string, unknown>
    return {
      locale: LOCALES.find((locale) => locale === given['locale']),
      theme: given['theme'] === 'dark' || given['theme'] === 'light' ? given['theme'] : undefined,
      keys: typeof given['keys'] === 'boolean' ? given['keys'] : undefined,
    }
  } catch {
    return {}
  }
}

class Preferences extends EventTarget {
  private choices: Choices = stored()

  constructor() {
    super()
    const { lang } = readAddress(location.search).settings
    if (lang) this.choices.locale = lang
    darkSystem.addEventListener('change', () => this.announce())
    this.announce()
  }

  get locale(): Locale {
    return this.choices.locale ?? localeOf(navigator.languages)
  }
  get theme(): Theme {
    return this.choices.theme ?? (darkSystem.matches ? 'dark' : 'light')
  }
  /** single-key shortcuts (WCAG 2.1.4) */
  get keys(): boolean {
    return this.choices.keys ?? true
  }

  choose(change: Choices): void {
    this.choices = { ...this.choices, ...change }
    try {
      localStorage.setItem(STORED, JSON.stringify(this.choices))
    } catch {
      // private mode: the choice lasts as long as the page
    }
    this.announce()
  }

  private announce(): void {
    const root = document.documentElement
    root.lang = TAGS[this.locale]
    if (this.choices.theme) root.dataset['theme'] = this.choices.theme
    this.dispatchEvent(new Event('change'))
  }
}

export const preferences = new Preferences()

/** Gives an element the words of the chosen language and renders it anew when they change. */
export class Localized implements ReactiveController {
  private readonly renew = (): void => this.host.requestUpdate()

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  get locale(): Locale {
    return preferences.locale
  }
  get words(): Dictionary {
    return dictionaryOf(preferences.locale)
  }

  hostConnected(): void {
    preferences.addEventListener('change', this.renew)
  }
  hostDisconnected(): void {
    preferences.removeEventListener('change', this.renew)
  }
}
