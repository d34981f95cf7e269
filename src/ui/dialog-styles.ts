import { css } from 'lit'

/** How dialogs look: a heading in the serif, text, and a footer with the way out. */
export const dialogStyles = css`
  dialog {
    width: min(440px, calc(100vw - 32px));
    padding: 20px 24px 16px;
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: var(--paper);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.35);
  }
  h2 {
    margin: 0 0 12px;
    font: 600 17px / 1.3 var(--serif);
  }
  p {
    margin: 6px 0 16px;
    color: var(--ink-soft);
  }
  footer {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding-top: 12px;
    border-top: 1px solid var(--hairline);
  }
  button.framed, footer button {
    border: 1px solid var(--edge);
    background: var(--field);
    padding: 4px 12px;
  }
`
