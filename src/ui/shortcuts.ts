// Shortcuts of the page: single keys, and keys with Ctrl or Cmd (`mod+z`, `mod+shift+z`). Invariant: a key that the control in focus has a use for is left to it: every character where text
// is entered, Space wherever something can be pressed or scrolled.
import type { ReactiveController } from 'lit'
import { preferences } from './preferences.ts'

const ENTERED = 'input:not([type="range"], [type="checkbox"]), textarea, select'
const PRESSED = 'button, input, select, textarea, summary, a[href], .scroll'

export class Shortcuts implements ReactiveController {
  /** @param actions what a key does, by its `KeyboardEvent.key`, in lower case behind `mod+` and `mod+shift+` */
  constructor(private readonly actions: Readonly<Record<string, () => void>>) {}

  hostConnected(): void {
    document.addEventListener('keydown', this.pressed)
  }
  hostDisconnected(): void {
    document.removeEventListener('keydown', this.pressed)
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey
    const key = mod ? `mod+${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}` : event.key
    if (!preferences.keys || event.altKey || event.defaultPrevented || !Object.hasOwn(this.actions, key)) return
    const [target] = event.composedPath()
    if (target instanceof Element && target.closest(`${key === ' ' ? PRESSED : ENTERED}, dialog[open]`)) return // a dialog that was just closed keeps the focus until the next frame
    this.actions[key]()
    event.preventDefault()
  }
}
